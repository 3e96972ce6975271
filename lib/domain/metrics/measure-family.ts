import type { AccountHistory } from './account-history.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { measureCases } from './measure-cases.ts';
import { measureSubscription } from './measure-contract.ts';
import { measureAccountItself, measureContacts } from './measure-people.ts';
import { measureInteractions, measureInvoices, measureSentiment } from './measure-relationship.ts';
import { measureCustomisation, measureEvidence, measureVolume } from './measure-stocks.ts';
import { measureSurveys } from './measure-surveys.ts';
import { measureUsage } from './measure-usage.ts';
import type { Measurement } from './series.ts';

/** A family's values along the account's timeline, from the records it reads. */
export function measureFamily(family: FamilyDefinition, history: AccountHistory): Measurement {
  switch (family.record) {
    case 'usage':
      return measureUsage(family, history);
    case 'case':
      return measureCases(family, history);
    case 'survey':
      return measureSurveys(family, history);
    case 'evidence':
      return measureEvidence(family, history);
    case 'customisation':
      return measureCustomisation(family, history);
    case 'data-volume':
      return measureVolume(family, history);
    case 'subscription':
      return measureSubscription(family, history);
    case 'interaction':
      return measureInteractions(family, history);
    case 'sentiment':
      return measureSentiment(family, history);
    case 'invoice':
      return measureInvoices(family, history);
    case 'contact':
      return measureContacts(family, history);
    case 'account':
      return measureAccountItself(family, history);
  }
}
