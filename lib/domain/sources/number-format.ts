import type { numberFormats } from './mapping-schema.ts';

/** Reads a number; undefined when the text is none in this format. */
export type ReadNumber = (text: string) => number | undefined;

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads numbers written like the example `format`; `1234.56` also takes exponents. */
export function numberReader(format: (typeof numberFormats)[number] = '1234.56'): ReadNumber {
  if (format === '1234.56') return (text) => (PLAIN.test(text) ? finite(Number(text)) : undefined);
  const decimal = format.at(-3) as string;
  const thousands = format.length > 7 ? (format[1] as string) : '';
  const whole = thousands ? `(?:\\d+|\\d{1,3}(?:[${thousands}]\\d{3})+)` : '\\d+';
  const pattern = new RegExp(`^[+-]?${whole}(?:[${decimal}]\\d+)?$`);
  return (text) => {
    // Exports write a thin or unbreakable space between thousands.
    const plain = thousands === ' ' ? text.replace(/[\u00a0\u202f]/g, ' ') : text;
    if (!pattern.test(plain)) return undefined;
    return finite(Number((thousands ? plain.replaceAll(thousands, '') : plain).replace(decimal, '.')));
  };
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}
