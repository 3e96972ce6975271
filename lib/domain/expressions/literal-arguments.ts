import { didYouMean } from '../documents/did-you-mean.ts';
import { changeId } from '../metrics/metrics-of-family.ts';
import { contactRoles } from '../records/record.ts';
import type { Compilation } from './compilation.ts';
import { ExpressionRejected } from './expression-rejected.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { accountFields, metricHint } from './vocabulary.ts';

/** The attribute that `has(account.…)` asks for. */
export function attributeOf(node: SyntaxNode): string {
  const [receiver, field] = node.args as [SyntaxNode, string];
  const place = node.end - field.length;
  if (receiver.op !== 'id' || receiver.args !== 'account') {
    throw new ExpressionRejected('has() asks for an attribute of the account', node.start, 'write has(account.plan)');
  }
  if ((accountFields as readonly string[]).includes(field)) return field;
  const hint = didYouMean(field, accountFields) ?? `known here: ${accountFields.join(', ')}`;
  throw new ExpressionRejected(`an account has no attribute "${field}"`, place, hint);
}

function literalOf(node: SyntaxNode, what: string): string {
  if (node.op === 'value' && typeof node.args === 'string') return node.args;
  throw new ExpressionRejected(`expected the ${what} between quotes`, node.start);
}

/** A metric by its id; it is noted as one that is read, or compared with peers. */
export function metricOf(node: SyntaxNode, compilation: Compilation, noted: 'metrics' | 'peerMetrics'): string {
  const id = literalOf(node, 'name of a metric');
  const { catalogue } = compilation;
  if (!catalogue.metrics.has(id)) throw unknownMetric(id, node, compilation);
  compilation[noted].add(id);
  return id;
}

function unknownMetric(id: string, node: SyntaxNode, { catalogue }: Compilation): ExpressionRejected {
  return new ExpressionRejected(`there is no metric "${id}"`, node.start + 1, metricHint(id, catalogue));
}

/** The metric that tells the change of another: of a window (`logins_28d`), or of a stock that has one (`dashboards`). */
export function changeOf(node: SyntaxNode, compilation: Compilation): string {
  const id = literalOf(node, 'name of a metric');
  const { metrics } = compilation.catalogue;
  const change = metrics.has(`${id}_change`) ? `${id}_change` : changesOf(id, compilation)[0];
  if (change !== undefined) {
    compilation.metrics.add(change);
    return change;
  }
  const metric = metrics.get(id);
  if (!metric) throw unknownMetric(id, node, compilation);
  if (metric.form === 'change') {
    const message = `"${id}" is a change already`;
    throw new ExpressionRejected(message, node.start + 1, `write ${id} alone, or name what changes`);
  }
  const windows = [...metrics.values()].filter(({ family, form }) => family === metric.family && form === 'change');
  const hint =
    windows.length > 0
      ? `there is: ${windows.map((one) => one.id.replace(/_change$/, '')).join(', ')}`
      : `add "change" to ${metric.family} in metrics.yaml`;
  throw new ExpressionRejected(`"${id}" has no change against a window before`, node.start + 1, hint);
}

/** The change of a stock, when it has just one. */
function changesOf(id: string, { catalogue }: Compilation): string[] {
  const { metrics } = catalogue;
  if (metrics.get(id)?.windowInDays !== undefined) return [];
  const own = [...metrics.values()].filter(({ family, form }) => family === id && form === 'change');
  const changes = own.filter((one) => one.id === changeId(id, one.windowInDays ?? 0)).map((one) => one.id);
  return changes.length === 1 ? changes : [];
}

/** A milestone by its id; it is noted as one that is asked for. */
export function milestoneOf(node: SyntaxNode, { catalogue, milestones, reads }: Compilation): string {
  const id = literalOf(node, 'id of a milestone');
  if (catalogue.milestones && !catalogue.milestones.has(id)) {
    const hint =
      didYouMean(id, catalogue.milestones.keys()) ?? `there are: ${[...catalogue.milestones.keys()].join(', ')}`;
    throw new ExpressionRejected(`there is no milestone "${id}"`, node.start + 1, hint);
  }
  milestones.add(id);
  reads.add('milestones');
  return id;
}

/** A milestone that has a due day, with what tells whether it is unknown how it stands. */
export function dueMilestoneOf(node: SyntaxNode, compilation: Compilation) {
  const id = milestoneOf(node, compilation);
  const { dueMilestones } = compilation.catalogue;
  const due = dueMilestones?.get(id);
  if (dueMilestones && due?.dueDays === undefined) {
    const hint = `add due-days to ${id} in milestones.yaml`;
    throw new ExpressionRejected(`the milestone "${id}" is never due`, node.start + 1, hint);
  }
  for (const metric of due?.when.metrics ?? []) compilation.metrics.add(metric);
  return { id, ...due };
}

/** The role of a contact. */
export function roleOf(node: SyntaxNode, { reads }: Compilation): string {
  const role = literalOf(node, 'role of a contact');
  if (!(contactRoles as readonly string[]).includes(role)) {
    const hint = didYouMean(role, contactRoles) ?? `there are: ${contactRoles.join(', ')}`;
    throw new ExpressionRejected(`contacts have no role "${role}"`, node.start + 1, hint);
  }
  reads.add('roles');
  return role;
}
