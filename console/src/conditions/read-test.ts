import { operandsOf, type SyntaxNode } from '../../../lib/domain/expressions/syntax-node.ts';
import { type Comparison, comparisons, type NumberSubject, type Test, type TextSubject } from './condition.ts';

/** The test that a node is, or undefined when there is no drawing of it. */
export function readTest(node: SyntaxNode): Test | undefined {
  if (node.op === 'id') return readFlag(node.args as string);
  if (node.op === 'call') return readCall(node);
  if (node.op === 'rcall') return readMethod(node);
  if (node.op === 'in') return readMembership(node);
  return (comparisons as readonly string[]).includes(node.op) ? readComparison(node) : undefined;
}

const readFlag = (flag: string): Test | undefined =>
  flag === 'implemented' || flag === 'cancelled' ? { form: 'flag', flag } : undefined;

type Call = { name: string; args: SyntaxNode[] };

function callOf(node: SyntaxNode): Call {
  const [name, args] = node.args as [string, SyntaxNode[]];
  return { name, args };
}

function readCall(node: SyntaxNode): Test | undefined {
  const { name, args } = callOf(node);
  if (name === 'has') return readHas(args[0]);
  const [about, share] = [textOf(args[0]), numberOf(args[1])];
  if (about === undefined || args.length > 2) return undefined;
  if (name === 'rising' || name === 'falling') {
    if (args.length === 2 && share === undefined) return undefined;
    return { form: 'moving', helper: name, metric: about, ...(share !== undefined && { share }) };
  }
  if (args.length !== 1) return undefined;
  if (name === 'reached' || name === 'overdue') return { form: 'milestone', helper: name, milestone: about };
  if (name === 'hasContact') return { form: 'contact', role: about };
  return name === 'known' ? { form: 'known', metric: about } : undefined;
}

function readHas(node: SyntaxNode | undefined): Test | undefined {
  const subject = node && textSubjectOf(node);
  return subject?.of === 'account' ? { form: 'has', field: subject.field } : undefined;
}

function readMethod(node: SyntaxNode): Test | undefined {
  const [operator, receiver, args] = node.args as [string, SyntaxNode, SyntaxNode[]];
  const subject = textSubjectOf(receiver);
  const value = textOf(args[0]);
  if (!subject || value === undefined || args.length !== 1) return undefined;
  if (operator !== 'contains' && operator !== 'startsWith' && operator !== 'endsWith') return undefined;
  return { form: 'text', subject, operator, value };
}

function readMembership(node: SyntaxNode): Test | undefined {
  const [left, list] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  const subject = textSubjectOf(left);
  if (!subject || list.op !== 'list') return undefined;
  const values = operandsOf(list).map(textOf);
  return values.every((value) => value !== undefined)
    ? { form: 'text', subject, operator: 'in', value: values }
    : undefined;
}

function readComparison(node: SyntaxNode): Test | undefined {
  const [left, right] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  const operator = node.op as Comparison;
  const text = textSubjectOf(left);
  const written = textOf(right);
  if (text) return written === undefined ? undefined : { form: 'text', subject: text, operator, value: written };
  const subject = numberSubjectOf(left);
  if (!subject) return undefined;
  const value = numberOf(right) ?? metricOf(right);
  return value === undefined ? undefined : { form: 'number', subject, operator, value };
}

function metricOf(node: SyntaxNode): { metric: string } | undefined {
  const subject = numberSubjectOf(node);
  return subject?.of === 'metric' ? { metric: subject.metric } : undefined;
}

const NO_NUMBERS = ['implemented', 'cancelled', 'account', 'health', 'peer', 'risk'];

function numberSubjectOf(node: SyntaxNode): NumberSubject | undefined {
  if (node.op === 'id') {
    const metric = node.args as string;
    return NO_NUMBERS.includes(metric) ? undefined : { of: 'metric', metric };
  }
  if (node.op === '.') return scoreOf(node);
  if (node.op === 'rcall') return percentileOf(node);
  if (node.op !== 'call') return undefined;
  const { name, args } = callOf(node);
  const about = textOf(args[0]);
  if (about === undefined || args.length !== 1) return undefined;
  if (name === 'trend') return { of: 'trend', metric: about };
  return name === 'daysSince' || name === 'daysOverdue' ? { of: name, milestone: about } : undefined;
}

function scoreOf(node: SyntaxNode): NumberSubject | undefined {
  const [receiver, field] = node.args as [SyntaxNode, string];
  const owner = receiver.op === 'id' ? receiver.args : undefined;
  return owner === 'health' || owner === 'risk' ? { of: owner, field } : undefined;
}

function percentileOf(node: SyntaxNode): NumberSubject | undefined {
  const [name, receiver, args] = node.args as [string, SyntaxNode, SyntaxNode[]];
  const metric = textOf(args[0]);
  const isPeer = receiver.op === 'id' && receiver.args === 'peer' && name === 'percentile' && args.length === 1;
  return isPeer && metric !== undefined ? { of: 'percentile', metric } : undefined;
}

function textSubjectOf(node: SyntaxNode): TextSubject | undefined {
  if (node.op !== '.') return undefined;
  const [receiver, field] = node.args as [SyntaxNode, string];
  if (receiver.op !== 'id') return undefined;
  if (receiver.args === 'account') return { of: 'account', field };
  return receiver.args === 'health' && field === 'band' ? { of: 'band' } : undefined;
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

function numberOf(node: SyntaxNode | undefined): number | undefined {
  if (node?.op === '-_') {
    const number = numberOf(operandsOf(node)[0]);
    return number === undefined || number < 0 ? undefined : -number;
  }
  if (node?.op !== 'value') return undefined;
  if (typeof node.args === 'bigint') return Number(node.args);
  return typeof node.args === 'number' ? node.args : undefined;
}
