import {
  type Cell,
  type Convert,
  type ConvertText,
  isRefusal,
  quotedCategory,
  type Read,
  type Refusal,
} from './cell.ts';
import { compileRead } from './compile-read.ts';
import { compileTime } from './compile-time.ts';
import { convertText } from './convert-text.ts';
import type { FieldValue } from './mapping-schema.ts';
import { refuse, type Scope, type Target } from './scope.ts';

/** Compiles the value of a field: where its text comes from, its translation, and its conversion to the field's type. */
export function compileValue(scope: Scope, value: FieldValue, target: Target): Convert {
  const column = value.column !== undefined && value.lookup === undefined ? value.column : target.name;
  const time = compileTime(scope, value, target, column);
  const convert: ConvertText = time.alone ?? convertText(target.field, value, column);
  checkFixedTexts(scope, value, target, convert);
  const read = constantRead(value.constant) ?? compileRead(scope, value, target.path);
  const translate = value.values ? translator(value.values, value.otherwise, column) : undefined;
  const after = time.after;
  return (row, fields) => {
    let text: ReturnType<Read> | Cell = read(row, fields);
    if (text !== undefined && translate && !isRefusal(text)) text = translate(text);
    text ??= value.default;
    if (text === undefined || isRefusal(text)) return text;
    return after ? after(text, row, fields) : convert(text);
  };
}

function constantRead(text: string | undefined): Read | undefined {
  return text === undefined ? undefined : () => text;
}

/** Translates by exact text first, then whatever the case: YAML takes `True` for a truth and hands it over as `true`. */
function translator(values: Record<string, string>, otherwise = 'reject', column: string) {
  const exact = new Map(Object.entries(values));
  const anyCase = new Map(Object.entries(values).map(([from, to]) => [from.toLowerCase(), to]));
  const known = Object.keys(values).join(', ');
  return (text: string): string | undefined | Refusal => {
    const translated = exact.get(text) ?? anyCase.get(text.toLowerCase());
    if (translated !== undefined) return translated || undefined;
    if (otherwise === 'reject') {
      return { column, reason: `expected one of ${known} ("values" in the mapping), found ${quotedCategory(text)}` };
    }
    if (otherwise === 'empty') return undefined;
    return otherwise === 'keep' ? text : otherwise;
  };
}

/** Texts that the mapping itself gives must suit the field: said before any row is read. */
function checkFixedTexts(scope: Scope, value: FieldValue, target: Target, convert: ConvertText): void {
  const check = (text: string | undefined, ...path: (string | number)[]) => {
    const result = text ? convert(text) : undefined;
    if (isRefusal(result)) refuse(scope, [...target.path, ...path], `${target.name}: ${result.reason}`);
  };
  if (value.daysAfter ?? value.hoursAfter ?? value.minutesAfter) return;
  check(value.constant, 'constant');
  check(value.default, 'default');
  for (const [from, to] of Object.entries(value.values ?? {})) check(to, 'values', from);
  if (!['reject', 'keep', 'empty'].includes(value.otherwise ?? 'reject')) check(value.otherwise, 'otherwise');
}
