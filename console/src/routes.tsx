import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useEffect } from 'react';
import { Frame } from './shell/frame.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageFailed } from './shell/page-failed.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageFailed });

let isFirst = true;

/** The first page is drawn in small steps while the frame already stands; those after it take the place of another at once. */
function FirstInSteps({ children }: { children: ReactNode }) {
  const isThere = useDeferredValue(true, !isFirst);
  useEffect(() => {
    isFirst = false;
  }, []);
  return isThere ? children : null;
}

/** A page at an address; its code is loaded when somebody goes there. */
function page(path: string, load: () => Promise<() => ReactNode>) {
  const Page = lazyRouteComponent(async () => ({ default: await load() }));
  const component = () => (
    <FirstInSteps>
      <Page />
    </FirstInSteps>
  );
  component.preload = Page.preload;
  return createRoute({ getParentRoute: () => root, path, component });
}

/** Every page of the console. */
export const pages = [
  page('/', () => import('./pages/portfolio/portfolio-page.tsx').then((m) => m.PortfolioPage)),
  page('/accounts', () => import('./pages/accounts/accounts-page.tsx').then((m) => m.AccountsPage)),
  page('/accounts/$accountId', () => import('./pages/account/account-page.tsx').then((m) => m.AccountPage)),
  page('/tasks', () => import('./pages/tasks/tasks-page.tsx').then((m) => m.TasksPage)),
  page('/outbox', () => import('./pages/outbox/outbox-page.tsx').then((m) => m.OutboxPage)),
  page('/outbox/$deliveryId', () => import('./pages/outbox/message-page.tsx').then((m) => m.MessagePage)),
  page('/runs', () => import('./pages/runs/runs-page.tsx').then((m) => m.RunsPage)),
  page('/runs/$runId', () => import('./pages/runs/run-page.tsx').then((m) => m.RunPage)),
  page('/rules', () => import('./pages/rules/rules-page.tsx').then((m) => m.RulesPage)),
  page('/rules/$ruleId', () => import('./pages/rules/rule-page.tsx').then((m) => m.RulePage)),
  page('/scorecards', () => import('./pages/scorecards/scorecards-page.tsx').then((m) => m.ScorecardsPage)),
  page('/milestones', () => import('./pages/milestones/milestones-page.tsx').then((m) => m.MilestonesPage)),
  page('/playbooks', () => import('./pages/playbooks/playbooks-page.tsx').then((m) => m.PlaybooksPage)),
  page('/playbooks/$playbookId', () => import('./pages/playbooks/playbook-page.tsx').then((m) => m.PlaybookPage)),
  page('/sources', () => import('./pages/sources/sources-page.tsx').then((m) => m.SourcesPage)),
  page('/settings', () => import('./pages/settings/settings-page.tsx').then((m) => m.SettingsPage)),
  page('/review', () => import('./pages/review/reviews-page.tsx').then((m) => m.ReviewsPage)),
  page('/review/definition', () => import('./pages/review/definition-page.tsx').then((m) => m.DefinitionPage)),
  page('/review/$month', () => import('./pages/review/pre-read-page.tsx').then((m) => m.PreReadPage)),
  page('/review/$month/meeting', () => import('./pages/review/meeting-page.tsx').then((m) => m.MeetingPage)),
  page('/review/$month/minutes', () => import('./pages/review/minutes-page.tsx').then((m) => m.MinutesPage)),
  page('/retention/cancellations', () =>
    import('./pages/retention/cancellations-page.tsx').then((m) => m.CancellationsPage),
  ),
  page('/retention/cohorts', () => import('./pages/retention/cohorts-page.tsx').then((m) => m.CohortsPage)),
  page('/retention/renewals', () => import('./pages/retention/renewals-page.tsx').then((m) => m.RenewalsPage)),
  page('/retention/unit-economics', () =>
    import('./pages/retention/unit-economics-page.tsx').then((m) => m.UnitEconomicsPage),
  ),
  page('/retention/unused', () => import('./pages/retention/unused-page.tsx').then((m) => m.UnusedPage)),
];

/** Parameters of an address are plain texts. */
const texts = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Record<string, unknown>) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text && `?${text}`;
  },
};

/** Leads from addresses to pages. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  ...texts,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
