import type { AccountHistory, PlacedSurvey } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import { peopleFallen, personTrend } from './measure-answers.ts';
import {
  blank,
  carriedForward,
  type Measurement,
  quotient,
  reading,
  rememberedDays,
  runningSum,
  type Series,
  windowSums,
  zeros,
} from './series.ts';

type Take = FamilyOf<'survey'>['take'];
type Measure = (surveys: PlacedSurvey[], family: FamilyOf<'survey'>, length: number) => Measurement;
type Worth = (survey: PlacedSurvey) => number;

const measures: Record<Take, Measure> = {
  sent: (surveys, _family, length) => added(surveys, ({ sent }) => sent, length),
  answered: (surveys, _family, length) => added(surveys, ({ answered }) => answered, length),
  'answered-share': answeredShare,
  'mean-score': (surveys, _family, length) => averaged(surveys, ({ score = 0 }) => score, length),
  'satisfied-share': (surveys, _family, length) => averaged(surveys, ({ score = 0 }) => (score >= 4 ? 100 : 0), length),
  nps: (surveys, _family, length) => averaged(surveys, promoterPoints, length),
  'nps-standard-error': npsStandardError,
  'person-trend': (surveys, _family, length) => personTrend(scored(surveys), length),
  'people-fallen': (surveys, _family, length) => peopleFallen(scored(surveys), length),
  'unanswered-in-a-row': (surveys, { graceDays }, length) => {
    return () => reading(unansweredInARow(rounds(surveys), graceDays, length));
  },
  silent: (surveys, { graceDays }, length) => {
    return () => reading(unansweredInARow(rounds(surveys), graceDays, length).map((inARow) => Math.min(1, inARow)));
  },
  'days-since-answer': (surveys, _family, length) => () => reading(sinceAnswer(surveys, length)),
  'last-score': (surveys, _family, length) => () => reading(lastScore(surveys, length)),
};

/** Answers and silence. A survey sent on or before a day and answered later is unanswered on that day. */
export function measureSurveys(family: FamilyOf<'survey'>, { surveys, timeline }: AccountHistory): Measurement {
  const ofType = surveys.filter(({ type }) => type === family.type);
  return measures[family.take](ofType, family, timeline.length);
}

/** A promoter (9–10) adds 100, a detractor (0–6) takes 100 away; NPS is their mean. */
function promoterPoints({ score = 0 }: PlacedSurvey): number {
  if (score >= 9) return 100;
  return score <= 6 ? -100 : 0;
}

/** 100·√((p + d − (p − d)²) ÷ n), with p and d the shares of promoters and detractors among the n answers of the window. */
function npsStandardError(surveys: PlacedSurvey[], _family: FamilyOf<'survey'>, length: number): Measurement {
  const answers = scored(surveys);
  const day = ({ answered }: PlacedSurvey) => answered;
  const total = (worth: Worth) => added(answers, day, length, worth);
  const points = total(promoterPoints);
  const decided = total((one) => Math.abs(promoterPoints(one)));
  const count = total(() => 1);
  return (window) => {
    const [sum, share, n] = [points(window), decided(window), count(window)];
    return (index) => {
      const answered = n(index);
      const variance = share(index) / 100 / answered - (sum(index) / 100 / answered) ** 2;
      return 100 * Math.sqrt(Math.max(0, variance) / answered);
    };
  };
}

function added(
  surveys: PlacedSurvey[],
  day: (one: PlacedSurvey) => number | undefined,
  length: number,
  worth: Worth = () => 1,
): Measurement {
  return windowSums(() => {
    const daily = zeros(length);
    for (const one of surveys) {
      const index = day(one);
      if (index !== undefined && index >= 0) (daily[index] as number) += worth(one);
    }
    return daily;
  });
}

const scored = (surveys: PlacedSurvey[]) =>
  surveys.filter(({ answered, score }) => answered !== undefined && score !== undefined);

function averaged(surveys: PlacedSurvey[], worth: Worth, length: number): Measurement {
  const answers = scored(surveys);
  const day = ({ answered }: PlacedSurvey) => answered;
  const [part, whole] = [added(answers, day, length, worth), added(answers, day, length)];
  return (window) => quotient(part(window), whole(window));
}

/** Of the surveys sent within the window, the share that has been answered by the day. */
function answeredShare(surveys: PlacedSurvey[], _family: FamilyOf<'survey'>, length: number): Measurement {
  const sent = added(surveys, (one) => one.sent, length);
  return (window) => quotient(reading(answeredOf(surveys, window, length)), sent(window), 100);
}

function answeredOf(surveys: PlacedSurvey[], window: number, length: number): Series {
  const differences = zeros(length);
  for (const { sent, answered } of surveys) {
    const from = answered === undefined ? length : Math.max(sent, answered, 0);
    const until = sent + window;
    if (from >= until || from >= length) continue;
    (differences[from] as number) += 1;
    if (until < length) (differences[until] as number) -= 1;
  }
  return runningSum(differences);
}

/** The surveys sent on one day are a round: it is answered as soon as anybody has. */
function rounds(surveys: PlacedSurvey[]): PlacedSurvey[] {
  const byDay = new Map<number, PlacedSurvey>();
  for (const survey of surveys) {
    const { sent, answered } = survey;
    const earliest = Math.min(
      answered ?? Number.POSITIVE_INFINITY,
      byDay.get(sent)?.answered ?? Number.POSITIVE_INFINITY,
    );
    byDay.set(sent, { ...survey, answered: Number.isFinite(earliest) ? earliest : undefined });
  }
  return [...byDay.values()];
}

/** The rounds since the last answered one, those still within the days of grace left out. */
function unansweredInARow(surveys: PlacedSurvey[], graceDays: number, length: number): Series {
  const silent = blank(length);
  const lastAnswered = lastAnsweredByDay(surveys, length);
  let due = 0;
  let forgotten = 0;
  let sent = 0;
  for (let day = 0; day < length; day += 1) {
    while (sent < surveys.length && (surveys[sent] as PlacedSurvey).sent <= day) sent += 1;
    while (due < surveys.length && (surveys[due] as PlacedSurvey).sent <= day - graceDays) due += 1;
    while (forgotten < sent && (surveys[forgotten] as PlacedSurvey).sent <= day - rememberedDays) forgotten += 1;
    if (sent > forgotten) silent[day] = Math.max(0, due - Math.max((lastAnswered[day] as number) + 1, forgotten));
  }
  return silent;
}

/** For each day the position of the latest-sent survey that has been answered by then; -1 for none. */
function lastAnsweredByDay(surveys: PlacedSurvey[], length: number): Series {
  const positions = zeros(length).fill(-1);
  for (const [position, { answered }] of surveys.entries()) {
    const day = answered === undefined ? length : Math.max(0, answered);
    if (day < length) positions[day] = Math.max(positions[day] as number, position);
  }
  for (let day = 1; day < length; day += 1)
    positions[day] = Math.max(positions[day] as number, positions[day - 1] as number);
  return positions;
}

function sinceAnswer(surveys: PlacedSurvey[], length: number): Series {
  const daily = blank(length);
  for (const { answered } of surveys) if (answered !== undefined && answered >= 0) daily[answered] = answered;
  return carriedForward(daily).map((answered, day) => day - answered);
}

/** The score of the newest answer (of several on a day, of the survey sent last). */
function lastScore(surveys: PlacedSurvey[], length: number): Series {
  const daily = blank(length);
  for (const { answered, score } of scored(surveys)) {
    if (answered !== undefined && answered >= 0) daily[answered] = score as number;
  }
  return carriedForward(daily);
}
