import { addDays, type Day } from '../domain/day.ts';
import {
  bandMatrix,
  compareScorecards as compareOn,
  type JudgedTwice,
  type Mover,
  moverOf,
  type StandingTwice,
  standingOf,
} from '../domain/health/compare-scorecards.ts';
import { scoreAccount } from '../domain/health/score-account.ts';
import { scorecardMetrics, scorecardPeerMetrics } from '../domain/health/scorecard-inputs.ts';
import type { Compared, ScorecardsCompared } from '../domain/health/scorecards-compared.ts';
import type { NamedScorecards } from './find-scorecards.ts';
import { historySpan } from './replay/history-span.ts';
import { type Outcome, readOutcomes } from './replay/read-outcomes.ts';
import { replayDays } from './replay/replay-days.ts';
import type { ReplayedDay, ReplayPorts } from './replay/replayed-day.ts';

/** Two definitions, and over which days; without days the last year that records tell of. `everyDays` is how far the days lie apart. */
export type CompareRequest = {
  one: NamedScorecards;
  other: NamedScorecards;
  from?: Day;
  until?: Day;
  horizonDays: number;
  everyDays: number;
};

const A_YEAR = 364;

/** Replays two definitions of health on the same history, and tells who moves and which of them knew better who would leave. Throws NoHistory. */
export async function compareScorecards(request: CompareRequest, ports: ReplayPorts): Promise<ScorecardsCompared> {
  const { one, other, horizonDays, everyDays } = request;
  const days = await daysOf(request, ports);
  const until = days.at(-1) as Day;
  // Nothing is learned from what came of them: the more is known of it today, the better the two can be judged.
  const outcomes = await readOutcomes(ports);
  const rows: StandingTwice[] = [];
  let last: JudgedTwice[] = [];
  for await (const judged of judgedTwice(days, [one, other], ports)) {
    for (const { accountId, day, health } of judged) {
      rows.push({ accountId, day, standing: [standingOf(health[0]), standingOf(health[1])] });
    }
    last = judged;
  }
  const known = (await historySpan(ports)).until;
  const cancelledDays = (accountId: string) => outcomes.get(accountId)?.cancelledDays ?? [];
  return {
    one: comparedOf(one),
    other: comparedOf(other),
    from: days[0] as Day,
    until,
    everyDays,
    horizonDays,
    days: days.length,
    accounts: last.length,
    ...compareOn(rows, { cancelledDays, until: known, horizonDays }),
    matrix: bandMatrix(last),
    movers: moversOf(last, outcomes),
  };
}

/** Days apart, counted back from the last, so that it is among them. */
async function daysOf({ from, until, everyDays }: CompareRequest, ports: ReplayPorts): Promise<Day[]> {
  const span = await historySpan(ports);
  const last = until ?? span.until;
  const first = from ?? ([addDays(last, -A_YEAR), span.from].sort()[1] as Day);
  const days: Day[] = [last];
  for (let day = addDays(last, -everyDays); day >= first; day = addDays(day, -everyDays)) days.push(day);
  return days.reverse();
}

/** The customers of each day, judged by both. What both measure alike is measured once. */
async function* judgedTwice(
  days: Day[],
  [one, other]: readonly [NamedScorecards, NamedScorecards],
  ports: ReplayPorts,
): AsyncGenerator<JudgedTwice[]> {
  if (one.measuredBy === other.measuredBy) {
    for await (const day of replayOf(days, one, [one, other], ports)) yield judge(day, day, one, other);
    return;
  }
  const second = replayOf(days, other, [other], ports);
  for await (const day of replayOf(days, one, [one], ports)) {
    yield judge(day, (await second.next()).value as ReplayedDay, one, other);
  }
}

function replayOf(days: Day[], { catalogue, milestones }: NamedScorecards, all: NamedScorecards[], ports: ReplayPorts) {
  const scorecards = all.flatMap((one) => one.scorecards);
  const metrics = scorecardMetrics(scorecards);
  const peerMetrics = scorecardPeerMetrics(scorecards);
  return replayDays({ days, published: { catalogue, milestones }, metrics, peerMetrics }, ports);
}

function judge(first: ReplayedDay, second: ReplayedDay, one: NamedScorecards, other: NamedScorecards): JudgedTwice[] {
  const again = first === second ? undefined : new Map(second.accounts.map((it) => [it.accountId, it]));
  return first.accounts.flatMap((account) => {
    const { accountId, day, attributes } = account;
    const twin = again ? again.get(accountId) : account;
    if (attributes.cancelledDay !== undefined || !twin) return [];
    const health = [
      scoreAccount(account, first.peers, one.scorecards),
      scoreAccount(twin, second.peers, other.scorecards),
    ] as const;
    return [{ accountId, day, health }];
  });
}

/** Those who move furthest first. */
function moversOf(last: readonly JudgedTwice[], outcomes: ReadonlyMap<string, Outcome>): Mover[] {
  const distance = ({ standing: [a, b] }: Mover) => Math.abs((a.score ?? 50) - (b.score ?? 50));
  return last
    .flatMap((row) => moverOf(row) ?? [])
    .map((mover) => ({ ...mover, name: outcomes.get(mover.accountId)?.name }))
    .sort((a, b) => distance(b) - distance(a) || (a.accountId < b.accountId ? -1 : 1));
}

const comparedOf = ({ name, scorecards }: NamedScorecards): Compared => ({
  name,
  scorecards: scorecards.map(({ id, label, version }) => ({ id, label, version })),
});
