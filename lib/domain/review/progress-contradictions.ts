import { addDays, daysBetween } from '../day.ts';
import { type ContradictionRule, claim, hasDiffering, partialClaims, useClaim } from './claims.ts';
import type { Claim } from './pre-read.ts';
import { lastUseDay } from './product-panel.ts';
import { cancellationOf, listed, newestStock, type ReviewFacts, runningLines } from './review-facts.ts';

/** A source is heard on use only after it had this long to see some. */
const PATIENCE_DAYS = 14;

/** Where sources differ about where the customer stands. */
export const progressContradictions: readonly ContradictionRule[] = [
  {
    contradiction: 'live-without-use',
    label: 'Called live, not used',
    words: 'One source calls the customer live, but the product has seen nobody for two weeks.',
    claims: (facts) => {
      const last = lastUseDay(facts);
      const quietSince = last ?? facts.signupDay;
      if (!facts.delivers('usage') || daysBetween(quietSince, facts.day) < PATIENCE_DAYS) return [];
      const live = facts.dossier.profile.accounts.filter(({ stage }) => stage === 'live');
      if (live.length === 0 || cancellationOf(facts)) return [];
      return [...live.map((one) => claim(facts, one, 'live')), useClaim(facts, last)];
    },
  },
  {
    contradiction: 'stage-differs',
    label: 'Stage',
    words: 'The sources place the customer at different points.',
    claims: (facts) => hasDiffering(partialClaims(facts, ({ stage }) => stage)),
  },
  {
    contradiction: 'trial-or-paying',
    label: 'On trial or paying',
    words: 'One source has a trial, another a paid line that runs.',
    claims: (facts) => {
      const trials = facts.dossier.profile.accounts.filter(({ stage }) => stage === 'trial');
      const paid = runningLines(facts).filter(
        ({ trial, source }) => !trial && trials.some((one) => one.source !== source),
      );
      if (trials.length === 0 || paid.length === 0) return [];
      return [
        ...trials.map((one) => claim(facts, one, 'on trial')),
        ...paid.slice(0, 1).map((line) => claim(facts, line, `pays since ${line.startDay}`, line.startDay)),
      ];
    },
  },
  {
    contradiction: 'open-or-closed',
    label: 'Customer or not',
    words: 'One source says that the customer has left, another that the contract runs.',
    claims: (facts) => {
      const left = cancellationOf(facts);
      const closed = facts.dossier.profile.accounts.filter(({ stage }) => stage === 'churned');
      const gone = left ?? closed[0];
      const running = runningLines(facts).filter(({ source }) => source !== gone?.source);
      if (!gone || running.length === 0) return [];
      return [
        left ? claim(facts, left, `left on ${left.day}`, left.day) : claim(facts, gone, 'closed'),
        ...running.slice(0, 1).map((line) => claim(facts, line, `contract runs since ${line.startDay}`, line.startDay)),
      ];
    },
  },
  {
    contradiction: 'use-after-leaving',
    label: 'Use after leaving',
    words: 'The product was used after the day on which the customer is said to have left.',
    claims: (facts) => {
      const left = cancellationOf(facts);
      const last = lastUseDay(facts);
      if (!left || last === undefined || last <= addDays(left.day, 1)) return [];
      return [claim(facts, left, `left on ${left.day}`, left.day), useClaim(facts, last)];
    },
  },
  {
    contradiction: 'ticked-not-there',
    label: 'Ticked off, not there',
    words: 'Somebody ticked the step off, but what the product counts does not bear it out.',
    claims: (facts) => {
      const steps = listed(facts, 'evidence');
      const live = steps.find(({ type }) => /go-?live/.test(type) && facts.judged.implementedDay === undefined);
      const { required, reached } = requiredOf(facts);
      if (!live || required === 0) return [];
      return [
        claim(facts, live, `“${live.type.replaceAll('-', ' ')}” on ${live.day}`, live.day),
        milestoneClaim(facts, `${reached} of ${required} required milestones reached`),
      ];
    },
  },
  {
    contradiction: 'connected-without-data',
    label: 'Connected, no data',
    words: 'The data source is said to be connected, but no data has come in.',
    claims: (facts) => {
      const step = listed(facts, 'evidence').find(({ type }) => /connect/.test(type));
      const kept = newestStock(listed(facts, 'data-volume'), ({ unit }) => unit);
      const [volume] = kept;
      if (!step || !volume || kept.some(({ quantity }) => quantity > 0) || step.day >= volume.day) return [];
      return [
        claim(facts, step, `connected on ${step.day}`, step.day),
        claim(facts, volume, `0 ${volume.unit} on ${volume.day}`, volume.day),
      ];
    },
  },
  {
    contradiction: 'content-without-use',
    label: 'Rated well, not used',
    words: 'The CSM is confident, but the product has seen nobody for two weeks.',
    claims: (facts) => {
      const rating = listed(facts, 'sentiment')
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        .at(-1);
      const last = lastUseDay(facts);
      const quiet = daysBetween(last ?? facts.signupDay, facts.day) >= PATIENCE_DAYS && facts.delivers('usage');
      if (!rating || rating.rating < 4 || !quiet || cancellationOf(facts)) return [];
      return [claim(facts, rating, `rated ${rating.rating} of 5`, rating.day), useClaim(facts, last)];
    },
  },
  {
    contradiction: 'answered-after-leaving',
    label: 'Left, but answers',
    words: 'A person who is said to have left the company has answered or spoken to us since.',
    claims: (facts) => {
      const gone = facts.dossier.profile.contacts.filter(
        ({ leftDay }) => leftDay !== undefined && leftDay <= facts.day,
      );
      const left = new Map(gone.map((contact) => [contact.contactId, contact]));
      const since = (contactId: string | undefined, day: string | undefined) => {
        const contact = left.get(contactId ?? '');
        return contact?.leftDay !== undefined && day !== undefined && day > contact.leftDay ? contact : undefined;
      };
      const answer = listed(facts, 'survey').find((one) => since(one.contactId, one.answeredDay));
      const talk = listed(facts, 'interaction').find(
        (one) => one.direction !== 'outbound' && since(one.contactId, one.day),
      );
      const sign = answer ?? talk;
      const contact = sign && left.get(sign.contactId ?? '');
      if (!sign || !contact) return [];
      const day = sign.kind === 'survey' ? sign.answeredDay : sign.day;
      return [
        claim(facts, contact, `left on ${contact.leftDay}`, contact.leftDay),
        claim(facts, sign, sign.kind === 'survey' ? `answered on ${day}` : `spoke to us on ${day}`, day),
      ];
    },
  },
  {
    contradiction: 'unknown-to-source',
    label: 'Missing in a source',
    words: 'A source that knows other customers has never heard of this one: what it would say is missing.',
    claims: (facts) => {
      const silent = facts.standings.filter(({ source }) => facts.declares(source) && !facts.knowing.has(source));
      const [known] = facts.dossier.profile.accounts;
      if (silent.length === 0 || !known) return [];
      return [
        claim(facts, known, 'a customer'),
        ...silent.map(({ source, newestDay: day }) => ({
          ...{ source, role: facts.roleOf(source), value: 'not known', day, evidence: [] },
        })),
      ];
    },
  },
];

function milestoneClaim(facts: ReviewFacts, value: string): Claim {
  const told = facts.standings.find(({ source }) => facts.roleOf(source) === 'product');
  const source = facts.use[0]?.source ?? told?.source ?? '';
  return { source, role: 'product', value, day: facts.day, evidence: [] };
}

function requiredOf({ judged, milestones }: ReviewFacts) {
  const required = milestones.filter((one) => one.required);
  return {
    required: required.length,
    reached: required.filter(({ id }) => judged.milestones[id] !== undefined).length,
  };
}
