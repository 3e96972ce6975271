import { crmPanel } from './crm-panel.ts';
import type { ReviewRole } from './fact.ts';
import { marketingPanel } from './marketing-panel.ts';
import type { PanelSource, Panels } from './panels.ts';
import { productPanel } from './product-panel.ts';
import type { ReviewFacts } from './review-facts.ts';
import { supportPanel } from './support-panel.ts';

/** What each of the four applications says of an account, with how far each source can be believed. */
export function panelsOf(facts: ReviewFacts): Panels {
  const is = (role: ReviewRole) => (source: string) => facts.roleOf(source) === role;
  const sources = (role: ReviewRole): PanelSource[] =>
    facts.standings
      .filter(({ source }) => is(role)(source))
      .map(({ source, state, because, newestDay, lastImportAt }) => ({
        ...{ source, state, because, newestDay, lastImportAt },
        knowsAccount: facts.knowing.has(source),
      }));
  return {
    crm: crmPanel(facts, sources('crm'), is('crm')),
    support: supportPanel(facts, sources('support')),
    marketing: marketingPanel(facts, sources('marketing'), is('marketing')),
    product: productPanel(facts, sources('product'), is('product')),
  };
}
