import { daysBetween } from '../day.ts';
import type { AccountRecord, Subscription } from '../records/record.ts';
import type { Fact } from './fact.ts';
import type { CrmPanel, PanelContact, PanelSource } from './panels.ts';
import { cancellationOf, evidenceOf, listed, type ReviewFacts, runningLines } from './review-facts.ts';

type AccountField = { fact: keyof AccountRecord; label: string; kind: Fact['kind'] };

/** What a CRM says of the company itself. */
const accountFields: readonly AccountField[] = [
  { fact: 'stage', label: 'Stage', kind: 'text' },
  { fact: 'ownerId', label: 'CSM', kind: 'text' },
  { fact: 'industry', label: 'Industry', kind: 'text' },
  { fact: 'employees', label: 'Employees', kind: 'count' },
  { fact: 'country', label: 'Country', kind: 'text' },
  { fact: 'channel', label: 'Came through', kind: 'text' },
  { fact: 'signupDay', label: 'Signed up', kind: 'day' },
];

/** What each source has on file about the company: every role's panel shows its own. */
export function accountFacts({ dossier }: ReviewFacts, isHere: (source: string) => boolean): Fact[] {
  return dossier.profile.accounts
    .filter(({ source }) => isHere(source))
    .flatMap((account) =>
      accountFields.flatMap(({ fact, label, kind }): Fact[] => {
        const value = account[fact] as string | number | undefined;
        if (value === undefined) return [];
        const evidence = [evidenceOf(account)];
        return [{ fact, label, kind, value, source: account.source, tone: 'neutral', evidence }];
      }),
    );
}

/** The CRM's panel: contract, money, people, and what the CSM makes of it. */
export function crmPanel(facts: ReviewFacts, sources: PanelSource[], isHere: (source: string) => boolean): CrmPanel {
  return {
    role: 'crm',
    sources,
    facts: [
      ...contractFacts(facts),
      ...invoiceFacts(facts),
      ...sentimentFacts(facts),
      ...accountFacts(facts, isHere),
      ...leavingFacts(facts),
    ],
    contacts: contactsOf(facts),
  };
}

function contractFacts(facts: ReviewFacts): Fact[] {
  return runningLines(facts).flatMap((line) => {
    const { source, trial } = line;
    const common: Pick<Fact, 'source' | 'tone' | 'evidence'> = {
      source,
      tone: 'neutral',
      evidence: [lineEvidence(line)],
    };
    const all: (Omit<Fact, keyof typeof common> | undefined)[] = [
      line.plan === undefined
        ? undefined
        : { fact: 'plan', label: 'Plan', kind: 'text', value: line.plan, ...(trial && { says: 'on trial' }) },
      line.mrr === undefined
        ? undefined
        : { fact: 'mrr', label: 'Pays a month', kind: 'money', value: line.mrr, unit: line.currency },
      line.seats === undefined
        ? undefined
        : { fact: 'seats', label: 'Seats', kind: 'count', value: line.seats, unit: 'seats' },
      { fact: 'startDay', label: 'Contract since', kind: 'day', value: line.startDay },
      line.renewalDay === undefined
        ? undefined
        : {
            ...{ fact: 'renewalDay', label: 'Renews', kind: 'day', value: line.renewalDay },
            says: `in ${daysBetween(facts.day, line.renewalDay)} days`,
          },
    ];
    return all.filter((fact) => fact !== undefined).map((fact) => ({ ...fact, ...common }));
  });
}

const lineEvidence = (line: Subscription) =>
  evidenceOf(line, { id: line.subscriptionId, of: line.plan, day: line.startDay });

function invoiceFacts(facts: ReviewFacts): Fact[] {
  const overdue = listed(facts, 'invoice').filter(
    ({ dueDay, paidDay }) => dueDay < facts.day && (paidDay === undefined || paidDay > facts.day),
  );
  if (overdue.length === 0) return [];
  const oldest = overdue.map(({ dueDay }) => dueDay).toSorted()[0] as string;
  return [
    {
      ...{ fact: 'overdue-invoices', label: 'Overdue invoices', kind: 'count', value: overdue.length, tone: 'watch' },
      source: overdue[0]?.source ?? '',
      day: oldest,
      says: `the oldest for ${daysBetween(oldest, facts.day)} days`,
      evidence: overdue.map((one) => evidenceOf(one, { id: one.invoiceId, day: one.dueDay, of: one.currency })),
    },
  ];
}

function sentimentFacts(facts: ReviewFacts): Fact[] {
  const last = listed(facts, 'sentiment')
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .at(-1);
  if (!last) return [];
  return [
    {
      ...{ fact: 'sentiment', label: 'The CSM’s view', kind: 'score', value: last.rating, unit: 'of 5' },
      ...{ source: last.source, day: last.day, tone: last.rating <= 2 ? 'watch' : 'neutral' },
      evidence: [evidenceOf(last, { id: last.sentimentId, day: last.day, says: `rating ${last.rating}` })],
    },
  ];
}

function leavingFacts(facts: ReviewFacts): Fact[] {
  const left = cancellationOf(facts);
  if (!left) return [];
  const { source, cancellationId: id, day, reason } = left;
  return [
    {
      ...{ fact: 'cancelled', label: 'Cancelled', kind: 'day', value: day, source, day, tone: 'watch' },
      says: reason.replaceAll('-', ' '),
      evidence: [evidenceOf(left, { id, day, of: reason })],
    },
  ];
}

const roleOrder = ['champion', 'executive-sponsor', 'admin', 'billing', 'user'];

/** The people, those with a part in it first; who has left comes last. */
function contactsOf({ dossier, day }: ReviewFacts): PanelContact[] {
  const place = ({ role, leftDay }: PanelContact) => (leftDay ? 10 : 0) + roleOrder.indexOf(role ?? 'user');
  return dossier.profile.contacts
    .map(({ contactId, source, name, role, consent, leftDay }) => ({
      ...{ contactId, source, name, role, consent },
      leftDay: leftDay !== undefined && leftDay <= day ? leftDay : undefined,
    }))
    .sort((a, b) => place(a) - place(b) || (a.contactId < b.contactId ? -1 : 1));
}
