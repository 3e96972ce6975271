import { dayNumber } from '../day.ts';
import type { AccountHistory } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import type { Measurement } from './measure-usage.ts';
import {
  answerableDays,
  blank,
  carriedForward,
  quotient,
  rememberedDays,
  runningSum,
  type Series,
  share,
  windowSum,
  zeros,
} from './series.ts';

type Take = FamilyOf<'survey'>['take'];
/** A survey with its days as indexes of the timeline; `answered` is undefined while there is no answer. */
type Placed = { sent: number; answered?: number; score?: number; id: string };
type Measure = (surveys: Placed[], family: FamilyOf<'survey'>, length: number) => Measurement;

const scored = (surveys: Placed[]) =>
  surveys.filter(({ answered, score }) => answered !== undefined && score !== undefined);

const measures: Record<Take, Measure> = {
  sent: (surveys, _family, length) => (window) =>
    windowSum(
      perDay(surveys, ({ sent }) => sent, length),
      window,
    ),
  answered: (surveys, _family, length) => (window) =>
    windowSum(
      answeredPerDay(surveys, () => 1, length),
      window,
    ),
  'answered-share': (surveys, _family, length) => (window) => answeredShare(surveys, window, length),
  'mean-score': (surveys, _family, length) => averaged(surveys, ({ score = 0 }) => score, length, quotient),
  'satisfied-share': (surveys, _family, length) =>
    averaged(surveys, ({ score = 0 }) => (score >= 4 ? 1 : 0), length, share),
  nps: (surveys, _family, length) => averaged(surveys, promoterPoint, length, share),
  'unanswered-in-a-row':
    (surveys, { graceDays }, length) =>
    () =>
      unansweredInARow(rounds(surveys), graceDays, length),
  'days-since-answer': (surveys, _family, length) => () => sinceAnswer(surveys, length),
  'last-score': (surveys, _family, length) => () => lastScore(surveys, length),
};

/**
 * Answers and silence. A survey sent on or before a day and answered later is unanswered on that day; an answer
 * that comes more than `answerableDays` after the question no longer counts as one.
 */
export function measureSurveys(family: FamilyOf<'survey'>, { surveys, timeline }: AccountHistory): Measurement {
  const { start, length } = timeline;
  const placed = surveys
    .filter(({ type }) => type === family.type)
    .map(({ sentDay, answeredDay, score, surveyId }): Placed => {
      const sent = dayNumber(sentDay) - start;
      const answered = answeredDay === undefined ? Number.NaN : dayNumber(answeredDay) - start;
      const counts = answered < length && answered - sent <= answerableDays;
      return { sent, answered: counts ? answered : undefined, score, id: surveyId };
    })
    .sort((a, b) => a.sent - b.sent || (a.id < b.id ? -1 : 1));
  return measures[family.take](placed, family, length);
}

/** A promoter (9–10) adds one, a detractor (0–6) takes one away; NPS is 100 × their mean. */
function promoterPoint({ score = 0 }: Placed): number {
  if (score >= 9) return 1;
  return score <= 6 ? -1 : 0;
}

function perDay(surveys: Placed[], day: (one: Placed) => number | undefined, length: number, worth = (_: Placed) => 1) {
  const daily = zeros(length);
  for (const one of surveys) {
    const index = day(one);
    if (index !== undefined && index >= 0) (daily[index] as number) += worth(one);
  }
  return daily;
}

function answeredPerDay(surveys: Placed[], worth: (one: Placed) => number, length: number): Series {
  return perDay(surveys, ({ answered }) => answered, length, worth);
}

function averaged(
  surveys: Placed[],
  worth: (one: Placed) => number,
  length: number,
  divide: (part: Series, whole: Series) => Series,
): Measurement {
  const answers = scored(surveys);
  return (window) =>
    divide(
      windowSum(answeredPerDay(answers, worth, length), window),
      windowSum(
        answeredPerDay(answers, () => 1, length),
        window,
      ),
    );
}

/** Of the surveys sent within the window, the share that has been answered by the day. */
function answeredShare(surveys: Placed[], window: number, length: number): Series {
  const differences = zeros(length);
  for (const { sent, answered } of surveys) {
    const from = answered === undefined ? length : Math.max(sent, answered, 0);
    const until = sent + window;
    if (from >= until || from >= length) continue;
    (differences[from] as number) += 1;
    if (until < length) (differences[until] as number) -= 1;
  }
  const sent = windowSum(
    perDay(surveys, (one) => one.sent, length),
    window,
  );
  return share(runningSum(differences), sent);
}

/** The surveys sent on one day are a round: it is answered as soon as anybody has. */
function rounds(surveys: Placed[]): Placed[] {
  const byDay = new Map<number, Placed>();
  for (const { sent, answered, id } of surveys) {
    const earliest = Math.min(
      answered ?? Number.POSITIVE_INFINITY,
      byDay.get(sent)?.answered ?? Number.POSITIVE_INFINITY,
    );
    byDay.set(sent, { sent, answered: Number.isFinite(earliest) ? earliest : undefined, id });
  }
  return [...byDay.values()];
}

/** The rounds since the last answered one, those still within the days of grace left out. */
function unansweredInARow(surveys: Placed[], graceDays: number, length: number): Series {
  const silent = blank(length);
  const lastAnswered = lastAnsweredByDay(surveys, length);
  let due = 0;
  let forgotten = 0;
  let sent = 0;
  for (let day = 0; day < length; day += 1) {
    while (sent < surveys.length && (surveys[sent] as Placed).sent <= day) sent += 1;
    while (due < surveys.length && (surveys[due] as Placed).sent <= day - graceDays) due += 1;
    while (forgotten < sent && (surveys[forgotten] as Placed).sent <= day - rememberedDays) forgotten += 1;
    if (sent > forgotten) silent[day] = Math.max(0, due - Math.max((lastAnswered[day] as number) + 1, forgotten));
  }
  return silent;
}

/** For each day the position of the latest-sent survey that has been answered by then; -1 for none. */
function lastAnsweredByDay(surveys: Placed[], length: number): Series {
  const positions = zeros(length).fill(-1);
  for (const [position, { answered }] of surveys.entries()) {
    const day = answered === undefined ? length : Math.max(0, answered);
    if (day < length) positions[day] = Math.max(positions[day] as number, position);
  }
  for (let day = 1; day < length; day += 1)
    positions[day] = Math.max(positions[day] as number, positions[day - 1] as number);
  return positions;
}

function sinceAnswer(surveys: Placed[], length: number): Series {
  const daily = blank(length);
  for (const { answered } of surveys) if (answered !== undefined && answered >= 0) daily[answered] = answered;
  return carriedForward(daily).map((answered, day) => day - answered);
}

/** The score of the newest answer (of several on a day, of the survey sent last). */
function lastScore(surveys: Placed[], length: number): Series {
  const daily = blank(length);
  for (const { answered, score } of scored(surveys)) {
    if (answered !== undefined && answered >= 0) daily[answered] = score as number;
  }
  return carriedForward(daily);
}
