import { accountPageRoutes } from './routes/account-page.ts';
import { accountRoutes } from './routes/accounts.ts';
import { companyRoutes } from './routes/company.ts';
import { deskRoutes } from './routes/desk.ts';
import { importRoutes } from './routes/imports.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { metricRoutes } from './routes/metrics.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { peopleRoutes } from './routes/people.ts';
import { portfolioRoutes } from './routes/portfolio.ts';
import { preferencesRoutes } from './routes/preferences.ts';
import { riskRoutes } from './routes/risk.ts';
import { scorecardRoutes } from './routes/scorecards.ts';
import { segmentRoutes } from './routes/segments.ts';
import { serviceRoutes } from './routes/service.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { workRoutes } from './routes/work.ts';

/** What the function api answers, beside the description of the whole: all but what functions of their own do. */
export const coreRoutes = [
  ...serviceRoutes,
  ...meRoutes,
  ...accountRoutes,
  ...accountPageRoutes,
  ...portfolioRoutes,
  ...segmentRoutes,
  ...riskRoutes,
  ...overrideRoutes,
  ...workRoutes,
  ...deskRoutes,
  ...importRoutes,
  ...metricRoutes,
  ...scorecardRoutes,
  ...companyRoutes,
  ...peopleRoutes,
  ...keyRoutes,
  ...unsubscribeRoutes,
  ...preferencesRoutes,
];
