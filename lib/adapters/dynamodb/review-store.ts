import type { Month } from '../../domain/day.ts';
import type { Attendance, Presenting, ReviewNote, StandingDecision } from '../../domain/review/meeting.ts';
import type { PreRead, ReviewDossier } from '../../domain/review/pre-read.ts';
import type { CohortBook, ReviewDraft, ReviewStore } from '../../ports/reports.ts';
import { blobItems, readBlob } from './blob.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const REVIEWS = 'REVIEWS';
const BOOK = 'COHORTS';
const review = (month: Month) => `REVIEW#${month}`;
const meeting = (month: Month) => `MEETING#${month}`;
const decisionsOf = (accountId: string) => `DECISIONS#${accountId}`;
/** Ids come from outside, and stand side by side in a key. */
const encoded = encodeURIComponent;

type Kept = Item & {
  note?: ReviewNote;
  decision?: StandingDecision;
  person?: Attendance;
  presenting?: Presenting;
  revision?: string;
};
type DecisionItem = Item & { month: Month; decision: StandingDecision };

/** Reviews in the table: what was prepared for one is a partition, what changes while the meeting is held another. */
export function dynamoReviewStore(table: Table): ReviewStore {
  const pulse = (month: Month) => ({ PK: meeting(month), SK: 'PULSE' });
  const noteKey = (month: Month, { accountId, author }: Pick<ReviewNote, 'accountId' | 'author'>) => ({
    PK: meeting(month),
    SK: `NOTE#${encoded(accountId)}#${encoded(author)}`,
  });
  const decisionKey = (month: Month, accountId: string) => ({
    PK: meeting(month),
    SK: `DECISION#${encoded(accountId)}`,
  });

  return {
    async writePreRead(preRead, dossiers) {
      const { month, preparedAt } = preRead;
      await table.putAll(dossiers.flatMap((one) => blobItems(review(month), `DOSSIER#${encoded(one.accountId)}`, one)));
      await table.putAll(blobItems(review(month), 'PREREAD', preRead));
      // Listed last: a review that is listed can be read.
      await table.put({ PK: REVIEWS, SK: month, preparedAt, summary: preRead.summary });
    },

    async writeDraft({ dossiers, ...draft }) {
      const PK = review(draft.preRead.month);
      const expiresAt = Math.ceil(Date.parse(draft.until) / 1000);
      await table.putAll([
        ...dossiers.flatMap((one) => blobItems(PK, `DRAFT#DOSSIER#${encoded(one.accountId)}`, one, expiresAt)),
        ...blobItems(PK, 'DRAFT#PREREAD', draft, expiresAt),
      ]);
    },

    draft: (month) => readBlob<Omit<ReviewDraft, 'dossiers'>>(table, review(month), 'DRAFT#PREREAD'),

    draftDossier: (month, accountId) =>
      readBlob<ReviewDossier>(table, review(month), `DRAFT#DOSSIER#${encoded(accountId)}`),

    preRead: (month) => readBlob<PreRead>(table, review(month), 'PREREAD'),

    dossier: (month, accountId) => readBlob<ReviewDossier>(table, review(month), `DOSSIER#${encoded(accountId)}`),

    async prepared(limit) {
      const range = { partition: REVIEWS, newestFirst: true, limit };
      const items = await Array.fromAsync(table.query<Item & Pick<PreRead, 'preparedAt' | 'summary'>>(range));
      return items.map(({ SK: month, preparedAt, summary }) => ({ month, preparedAt, summary }));
    },

    writeBook: async ({ members, ...head }) => {
      await table.putAll(blobItems(BOOK, 'MEMBERS', members));
      await table.put({ PK: BOOK, SK: 'HEAD', head });
    },

    async book() {
      const item = await table.get<Item & { head: Omit<CohortBook, 'members'> }>({ PK: BOOK, SK: 'HEAD' });
      const members = item && (await readBlob<CohortBook['members']>(table, BOOK, 'MEMBERS'));
      return members && { ...item.head, members };
    },

    revision: async (month) => (await table.get<Kept>(pulse(month), { consistent: true }))?.revision,

    async opened(months) {
      const pulses = await table.getAll<Kept>(months.map(pulse));
      return pulses.map(({ PK }) => PK.slice(meeting('').length));
    },

    async changed(month, revision) {
      await table.put({ ...pulse(month), revision });
    },

    async meeting(month) {
      const items = await Array.fromAsync(table.query<Kept>({ partition: meeting(month) }, { consistent: true }));
      return {
        notes: items.flatMap(({ note }) => note ?? []),
        decisions: items.flatMap(({ decision }) => (decision && !decision.takenBack ? [decision] : [])),
        takenBack: items.flatMap(({ decision }) => (decision?.takenBack ? [decision] : [])),
        people: items.flatMap(({ person }) => person ?? []),
        presenting: items.find(({ presenting }) => presenting)?.presenting,
      };
    },

    note: async (month, key) => (await table.get<Kept>(noteKey(month, key), { consistent: true }))?.note,

    writeNote: (month, before, note) =>
      before
        ? table.update(noteKey(month, note), { note, version: note.version }, onlyAfter(before.version))
        : table.putIfAbsent({ ...noteKey(month, note), note, version: note.version }),

    decision: async (month, accountId) =>
      (await table.get<Kept>(decisionKey(month, accountId), { consistent: true }))?.decision,

    writeDecision(month, before, decision) {
      const key = decisionKey(month, decision.accountId);
      const listing = { GSI1PK: decisionsOf(decision.accountId), GSI1SK: month, month };
      const { revision: version } = decision;
      return before
        ? table.update(key, { decision, version, ...listing }, onlyAfter(before.revision))
        : table.putIfAbsent({ ...key, decision, version, ...listing });
    },

    async decisionsOf(accountId) {
      const range = { partition: decisionsOf(accountId), listing: true, newestFirst: true };
      const items = await Array.fromAsync(table.query<DecisionItem>(range));
      return items.map(({ month, decision }) => ({ ...decision, month }));
    },

    takePlace: (month, person) => table.put({ PK: meeting(month), SK: `PERSON#${encoded(person.person)}`, person }),

    place: async (month, person) =>
      (await table.get<Kept>({ PK: meeting(month), SK: `PERSON#${encoded(person)}` }, { consistent: true }))?.person,

    present: (month, presenting) => table.put({ PK: meeting(month), SK: 'PRESENTING', presenting }),

    presenting: async (month) =>
      (await table.get<Kept>({ PK: meeting(month), SK: 'PRESENTING' }, { consistent: true }))?.presenting,
  };
}

const onlyAfter = (version: number) => ({
  expression: '#version = :before',
  names: { '#version': 'version' },
  values: { ':before': version },
});
