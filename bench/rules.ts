import { Engine } from 'json-rules-engine';
import { compileCondition } from '../lib/domain/expressions/compile-condition.ts';
import type { Condition, Facts } from '../lib/domain/expressions/expression.ts';
import { benchRules } from './judging/bench-rules.ts';
import { madeDays } from './judging/made-days.ts';
import { perCpuSecond } from './judging/per-second.ts';
import { asCel, asEngineConditions } from './judging/rule-forms.ts';
import { shippedCatalogue } from './judging/shipped-workflows.ts';
import type { BenchTable } from './part.ts';

const ACCOUNTS = 1000;
const ENGINE_ACCOUNTS = 50;

/** Rule evaluations per second against the same twenty rules written by hand, and against json-rules-engine. */
export async function run(): Promise<BenchTable[]> {
  const catalogue = shippedCatalogue();
  const facts: Facts[] = madeDays(catalogue, ACCOUNTS).map((day) => ({ day }));
  const conditions = benchRules.map(({ all }) => {
    const { condition, fault } = compileCondition(asCel(all), catalogue);
    if (fault) throw new Error(fault.message);
    return condition;
  });
  const engine = engineOf();
  const matches = {
    byHand: byHand(facts),
    holdfast: holdfast(conditions, facts),
  };
  const few = facts.slice(0, ENGINE_ACCOUNTS);
  const engineMatches = await jsonRulesEngine(engine, few);
  if (matches.byHand !== matches.holdfast || engineMatches !== byHand(few)) throw new Error('the engines do not agree');
  const speeds = {
    byHand: await perCpuSecond(ACCOUNTS * benchRules.length, () => byHand(facts)),
    holdfast: await perCpuSecond(ACCOUNTS * benchRules.length, () => holdfast(conditions, facts)),
    engine: await perCpuSecond(ENGINE_ACCOUNTS * benchRules.length, () => jsonRulesEngine(engine, few)),
  };
  return [tableOf(speeds, matches.byHand)];
}

function tableOf(
  { byHand, holdfast, engine }: Record<'byHand' | 'holdfast' | 'engine', number>,
  matches: number,
): BenchTable {
  const row = (name: string, speed: number) => [
    name,
    `${(speed / 1e6).toFixed(speed < 1e6 ? 3 : 1)} M`,
    (speed / byHand).toFixed(3),
    (speed / engine).toFixed(1),
  ];
  return {
    title: 'Rules',
    columns: ['engine', 'evaluations per CPU-second', '× by hand', '× json-rules-engine'],
    rows: [row('JavaScript by hand', byHand), row('Holdfast (CEL)', holdfast), row('json-rules-engine', engine)],
    note: `20 rules of 3–6 conditions on ${ACCOUNTS} accounts, all metrics known; ${matches} matches, the same from each. Wanted: Holdfast at least 0.2 × by hand and 50 × json-rules-engine.`,
  };
}

function byHand(facts: Facts[]): number {
  let matches = 0;
  for (const { day } of facts) for (const rule of benchRules) if (rule.byHand(day.metrics)) matches += 1;
  return matches;
}

function holdfast(conditions: Condition[], facts: Facts[]): number {
  let matches = 0;
  for (const one of facts) for (const condition of conditions) if (condition.holds(one) === true) matches += 1;
  return matches;
}

function engineOf(): Engine {
  const engine = new Engine();
  for (const [index, { all }] of benchRules.entries()) {
    engine.addRule({ conditions: { all: asEngineConditions(all) }, event: { type: String(index) } });
  }
  return engine;
}

async function jsonRulesEngine(engine: Engine, facts: Facts[]): Promise<number> {
  let matches = 0;
  for (const { day } of facts) matches += (await engine.run(day.metrics)).events.length;
  return matches;
}
