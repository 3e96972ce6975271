import { addDays } from '../domain/day.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { FiringStore } from '../ports/judging.ts';
import { type StartPorts, startPlaybook } from './start-playbook.ts';

export type ActingPorts = StartPorts & { firings: FiringStore };

/** A firing, its account's time zone where it is known, and whether it is recent enough, in a live run, to be acted on. */
export type FiringToActOn = { firing: Firing; rule: Rule; timeZone?: string; fresh: boolean };

/**
 * Records a firing and, when it is fresh, starts its playbook (unless the playbook holds it out to measure its
 * effect). Undefined when the rule already fired for the account within its cooldown: older records may have moved
 * the day its condition began. Doing it twice does it once.
 */
export async function actOnFiring(
  { firing, rule, timeZone, fresh }: FiringToActOn,
  ports: ActingPorts,
): Promise<Firing | undefined> {
  if (await firedBefore(firing, rule, ports.firings)) return undefined;
  const { playbook } = firing;
  const starts = fresh && firing.outcome === 'recorded' && playbook !== undefined;
  // Started before it is recorded: a crash in between starts it again, which changes nothing.
  const outcome = starts ? await startPlaybook({ firing: { ...firing, playbook }, timeZone }, ports) : firing.outcome;
  const acted: Firing = { ...firing, outcome };
  await ports.firings.record(acted);
  return acted;
}

async function firedBefore(firing: Firing, { cooldownDays }: Rule, firings: FiringStore): Promise<boolean> {
  const { accountId, ruleId, day, firingId } = firing;
  const recent = await firings.firingsSince(accountId, ruleId, addDays(day, 1 - cooldownDays));
  return recent.some((other) => other.firingId !== firingId && other.day <= day);
}
