import { didYouMean } from '../documents/did-you-mean.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { ExpressionFault } from './expression.ts';
import { helpers, isKnownAt, type Scope } from './helpers.ts';
import { operandsOf, type SyntaxNode } from './syntax-node.ts';
import { accountFields, healthFields, metricHint, namesOf, riskFields, textMethods } from './vocabulary.ts';

/** What the CEL library says of an expression it refuses. */
export type CelError = {
  code: string;
  summary: string;
  range?: { start: number; end: number };
  node?: unknown;
};
type Context = { text: string; catalogue: Catalogue; scope: Scope };
type Words = (error: CelError, context: Context) => ExpressionFault;

const wordsByCode: Record<string, Words> = {
  unknown_variable: unknownName,
  no_such_key: unknownField,
  no_matching_overload: unknownCall,
  no_such_overload: wrongTypes,
  invalid_logical_operand: notLogical,
  cannot_index_type: (error) =>
    at(error, 'there is nothing behind this dot', 'only account, health, risk and peer have parts'),
  incompatible_ternary_branches: (error) => at(error, 'both ways of "? :" must give the same kind of value'),
  invalid_condition_type: (error) => at(error, 'what stands before "?" must be a yes-or-no condition'),
  heterogeneous_list_element: (error) => at(error, 'a list holds numbers or texts, not both'),
  unterminated_string: (error) => at(error, 'this text has no closing quote'),
  expected_token: unfinished,
  unexpected_token: unfinished,
  unexpected_character: unexpected,
  reserved_identifier: (error) => at(error, 'this word is reserved and cannot be a name'),
};

/** Says what is wrong with an expression in the words of a person who wrote it, at the place where it is. */
export function faultWords(error: CelError, context: Context): ExpressionFault {
  const words = wordsByCode[error.code];
  return words ? words(error, context) : at(error, lowerFirst(error.summary));
}

function at(error: CelError, message: string, hint?: string, offset = error.range?.start ?? 0): ExpressionFault {
  return { message, hint, offset };
}

function unknownName(error: CelError, { text, catalogue, scope }: Context): ExpressionFault {
  const name = text.slice(error.range?.start, error.range?.end);
  const elsewhere = namesOf(catalogue, 'account').includes(name);
  if (elsewhere) return at(error, `"${name}" is not known yet ${stages[scope]}`);
  const operator = spelledOperators[name.toLowerCase()];
  const hint = operator ? `write ${operator}` : metricHint(name, catalogue, namesOf(catalogue, scope));
  return at(error, `there is no metric or variable "${name}"`, hint);
}

const stages: Record<Scope, string> = {
  metric: 'while metrics are computed',
  milestone: 'while milestones are checked',
  score: 'while the account is scored',
  account: '',
};

function unknownField(error: CelError, { text }: Context): ExpressionFault {
  const [start, end] = [error.range?.start ?? 0, error.range?.end ?? 0];
  const name = text.slice(start, end).split('.').at(-1) ?? '';
  const place = end - name.length;
  const owner = /(\w+)\s*\.\s*$/.exec(text.slice(0, place))?.[1] ?? 'this';
  const fields = partsOf[owner] ?? ['percentile'];
  const hint = didYouMean(name, fields) ?? `known here: ${[...fields].join(', ')}`;
  return at(error, `${owner} has no "${name}"`, hint, place);
}

const partsOf: Record<string, readonly string[]> = {
  account: accountFields,
  health: Object.keys(healthFields),
  risk: Object.keys(riskFields),
};

function unknownCall(error: CelError, { text, scope }: Context): ExpressionFault {
  const node = error.node as SyntaxNode | undefined;
  const name = Array.isArray(node?.args) ? String(node.args[0]) : '';
  if (node?.op === 'rcall') {
    const place = text.indexOf(name, (operandsOf(node)[0] as SyntaxNode).end);
    const known = text.startsWith('peer', error.range?.start) ? ['percentile'] : textMethods;
    if (!(known as string[]).includes(name)) {
      const hint = didYouMean(name, known) ?? `known here: ${known.join(', ')}`;
      return at(error, `there is no .${name}() here`, hint, place);
    }
    return at(error, `.${name}() was given something else than the text it expects`, undefined, place);
  }
  const known = [...Object.keys(helpers), 'has'].filter((one) => isKnownAt(helpers[one]?.from ?? 'metric', scope));
  if (name in helpers && !known.includes(name)) return at(error, `${name}() is not known yet ${stages[scope]}`);
  if (!known.includes(name)) {
    const hint = didYouMean(name, known) ?? `known here: ${known.join(', ')}`;
    return at(error, `there is no function ${name}()`, hint);
  }
  const written = helpers[name]?.written ?? ['has(account.plan)'];
  return at(error, `${name}() was given something else than it expects`, `write ${written.join(' or ')}`);
}

const typeWords: Record<string, string> = {
  double: 'a number',
  string: 'a text',
  bool: 'a yes-or-no value',
  null: 'nothing (null)',
  Account: 'the whole account',
  Health: 'the whole health',
  Risk: 'the whole risk',
  Peer: 'the peers',
};

function wrongTypes(error: CelError): ExpressionFault {
  const node = error.node as SyntaxNode | undefined;
  const [left, operator, right] = error.summary.replace('no such overload: ', '').split(' ');
  const operand = node ? operandsOf(node).at(-1) : undefined;
  if (!operator || !right) {
    const type = (left ?? '').replace(/^[!-]/, '');
    const wanted = left?.startsWith('!') ? '"!" turns a yes-or-no value round' : '"-" turns a number round';
    return at(error, `${wanted}, but this is ${inWords(type)}`);
  }
  if (operator === '%')
    return at(error, '"%" is not available in conditions', 'write shares as numbers, such as 30', operand?.start);
  const verb = ['+', '-', '*', '/'].includes(operator) ? 'calculate' : 'compare';
  const message = `"${operator}" cannot ${verb} ${inWords(left ?? '')} with ${inWords(right)}`;
  return at(error, message, hintFor(left ?? '', right, operator), operand?.start);
}

function hintFor(left: string, right: string, operator: string): string | undefined {
  if (left === 'bool' && /=/.test(operator) && !/[<>]/.test(operator))
    return 'it is a condition by itself; write ! before it for "not"';
  if (left === 'double' && right === 'string') return 'write the number without quotes';
  if (left === 'string' && right === 'double') return 'write the text between quotes';
  if (left === 'bool' && right === 'double') return 'compare twice and join with &&: 1 < x && x < 3';
  return undefined;
}

const inWords = (type: string): string => typeWords[type] ?? (type.startsWith('list') ? 'a list' : type);

function notLogical(error: CelError): ExpressionFault {
  const node = error.node as { op: string; args: (SyntaxNode & { checkedType?: { name: string } })[] };
  const wrong = node.args.find((side) => side.checkedType?.name !== 'bool') ?? node.args[0];
  const type = inWords(wrong?.checkedType?.name ?? '');
  return at(error, `"${node.op}" joins conditions, but this is ${type}`, 'compare it with something', wrong?.start);
}

const spelledOperators: Record<string, string> = {
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  '=': '==',
  '=>': '>=',
  '=<': '<=',
};

function unexpected(error: CelError, { text }: Context): ExpressionFault {
  const rest = text.slice(error.range?.start);
  const written = /^(=[<>]?|\w+|.)/s.exec(rest)?.[0] ?? '';
  const previous = /(\w+)\s*$/.exec(text.slice(0, error.range?.start))?.[1] ?? '';
  const operator = spelledOperators[written.toLowerCase()] ?? spelledOperators[previous.toLowerCase()];
  return at(error, `"${written}" cannot stand here`, operator ? `write ${operator}` : undefined);
}

function unfinished(error: CelError, context: Context): ExpressionFault {
  const { text } = context;
  const start = error.range?.start ?? text.length;
  if (start < text.trimEnd().length) {
    const fault = unexpected(error, context);
    return text.slice(0, start).trimEnd().endsWith('<') ? { ...fault, hint: 'write != for "is not"' } : fault;
  }
  const open = text.split('(').length > text.split(')').length;
  if (/%\s*$/.test(text))
    return at(error, '"%" cannot stand here', 'write the number alone, such as 30', text.lastIndexOf('%'));
  return at(
    error,
    open ? 'a closing bracket is missing' : 'something is missing at the end',
    undefined,
    text.trimEnd().length,
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
