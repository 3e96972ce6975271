import type { ReviewRole } from '../../../../../lib/domain/review/fact.ts';
import type {
  CrmPanel,
  MarketingPanel,
  Panels as PanelsOfAccount,
  ProductPanel,
  SupportPanel,
} from '../../../../../lib/domain/review/panels.ts';
import { dayText, numberText } from '../../../parts/formats.ts';
import { FactList } from './fact-list.tsx';
import { type HeadingOrder, Panel } from './panel.tsx';
import { PanelRows } from './panel-rows.tsx';
import { caseText, contactText, engagementText, spokenName, surveyText } from './panel-words.ts';
import classes from './review-parts.module.css';

type PanelsProps = {
  panels: PanelsOfAccount;
  order: HeadingOrder;
  /** Which are folded; with `onToggle` they can be. @default none */
  folded?: readonly ReviewRole[];
  onToggle?: (role: ReviewRole) => void;
};

/** The four sources side by side, as the four people in the room would read them out. */
export function Panels({ panels, order, folded = [], onToggle }: PanelsProps) {
  const frame = (role: ReviewRole) => ({
    role,
    order,
    sources: panels[role].sources,
    isOpen: !folded.includes(role),
    ...(onToggle && { onToggle: () => onToggle(role) }),
  });
  return (
    <div className={classes.sides}>
      <div className={classes.panels}>
        <Panel {...frame('crm')}>
          <Crm {...panels.crm} />
        </Panel>
        <Panel {...frame('support')}>
          <Support {...panels.support} />
        </Panel>
        <Panel {...frame('marketing')}>
          <Marketing {...panels.marketing} />
        </Panel>
        <Panel {...frame('product')}>
          <Product {...panels.product} />
        </Panel>
      </div>
    </div>
  );
}

function Crm({ facts, contacts }: CrmPanel) {
  const rows = contacts.map((contact) => ({
    key: `${contact.source}-${contact.contactId}`,
    what: contact.name ?? 'Somebody without a name',
    note: contactText(contact),
  }));
  return (
    <>
      <FactList facts={facts} />
      <PanelRows title="People" rows={rows} />
    </>
  );
}

function Support({ facts, cases }: SupportPanel) {
  const rows = cases.map((row) => ({
    key: `${row.source}-${row.caseId}`,
    what: row.subject ?? 'A case without a subject',
    value: row.priority === 'urgent' || row.priority === 'high' ? spokenName(row.priority) : undefined,
    note: `${dayText(row.openedDay)}, ${caseText(row)}`,
  }));
  return (
    <>
      <FactList facts={facts} />
      <PanelRows title="Cases" rows={rows} empty="No case since sign-up." />
    </>
  );
}

function Marketing({ facts, surveys, engagements }: MarketingPanel) {
  const asked = surveys.map((row) => ({
    key: `${row.source}-${row.surveyId}`,
    what: `${row.type.toUpperCase()}${row.contact ? `, ${row.contact}` : ''}`,
    value: surveyText(row),
    note: row.comment ? `“${row.comment}”` : dayText(row.sentDay),
  }));
  const touched = engagements.map((row) => ({
    key: `${row.source}-${row.interactionId}`,
    what: engagementText(row),
    value: dayText(row.day),
    note: row.contact,
  }));
  return (
    <>
      <FactList facts={facts} />
      <PanelRows title="Surveys" rows={asked} />
      <PanelRows title="In touch" rows={touched} />
    </>
  );
}

function Product({ facts, use, stock, steps }: ProductPanel) {
  const used = use.map((row) => ({
    key: `${row.source}-${row.event}`,
    what: spokenName(row.event),
    value: numberText(row.count28d),
    note: `in 28 days; ${numberText(row.count)} in all, last ${dayText(row.newestDay)}`,
  }));
  const built = stock.map((row) => ({
    key: `${row.source}-${row.item}`,
    what: spokenName(row.item),
    value: numberText(row.count),
  }));
  const ticked = steps.map((row) => ({
    key: `${row.source}-${row.type}`,
    what: spokenName(row.type),
    value: dayText(row.day),
  }));
  return (
    <>
      <FactList facts={facts} />
      <PanelRows title="Built" rows={built} />
      <PanelRows title="Used" rows={used} />
      <PanelRows title="Ticked off" rows={ticked} />
    </>
  );
}
