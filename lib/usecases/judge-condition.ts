import { compileCondition } from '../domain/expressions/compile-condition.ts';
import { groupKeys } from '../domain/peers/group-key.ts';
import type { DayStore } from '../ports/judging.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type JudgePorts = WorkflowPorts & { days: DayStore };
type Question = { condition: string; accountId: string; workflowsVersion: string };

/** The answer, and in words why it cannot be told when it cannot. */
export type Answer = { holds: boolean; unknown?: string };

/**
 * Whether a condition holds for an account on the latest day it was judged. What cannot be told does not hold, and
 * says why: the account has not been judged, or a metric the condition needs has no value.
 */
export async function judgeCondition(
  { condition, accountId, workflowsVersion }: Question,
  ports: JudgePorts,
): Promise<Answer> {
  const day = await ports.days.latestJudgedDay(accountId);
  if (!day) return { holds: false, unknown: 'the account has not been judged yet' };
  const published = await loadWorkflows(workflowsVersion, ports);
  const compiled = compiledOf(condition, published);
  const keys = groupKeys(published.catalogue.peers.widen, day.attributes);
  const peers = compiled.peerMetrics.length > 0 ? await ports.days.peerTable(day.day, keys) : undefined;
  const verdict = compiled.holds({ day, health: day.health, risk: day.risk, peers });
  if (verdict !== 'unknown') return { holds: verdict };
  const missing = compiled.metrics.filter((metric) => day.metrics[metric] === undefined);
  return {
    holds: false,
    unknown: missing.length > 0 ? `no value for ${missing.join(', ')}` : 'a value it needs is missing',
  };
}

function compiledOf(text: string, { catalogue, version }: LoadedWorkflows) {
  const { condition, fault } = compileCondition(text, catalogue);
  if (condition) return condition;
  throw new TypeError(`Expected a condition of workflows ${version} to compile, found: ${fault.message}.`);
}
