import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemFromJson, itemToJson } from '../../../../lib/adapters/dynamodb/operator/typed-json.ts';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('123456789012345678901234567890.12345678', '-1E-128', '9.9999999999999999999999999999999999999E+125'),
);
const text = fc.string({ unit: 'binary', maxLength: 20 });
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 4 });

/** Any value that DynamoDB can hold. */
const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.record({ S: text }),
    fc.record({ N: number }),
    fc.record({ B: bytes }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ NULL: fc.constant(true) }),
    fc.record({ SS: some(text) }),
    fc.record({ NS: some(number) }),
    fc.record({ BS: some(bytes) }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 4 }) }),
    fc.record({ M: fc.dictionary(text, tie('value'), { maxKeys: 4 }) }),
  ) as fc.Arbitrary<AttributeValue>,
}));

describe('an item as DynamoDB JSON', () => {
  it('is what it was after a line of text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 6, noNullPrototype: true }), (item) => {
        const line = JSON.stringify(itemToJson(item));
        expect(line).not.toContain('\n');
        expect(itemFromJson(JSON.parse(line))).toEqual(item);
      }),
    );
  });

  it.each([
    [undefined],
    ['x'],
    [[]],
    [{ a: 'x' }],
    [{ a: {} }],
    [{ a: { S: 1 } }],
    [{ a: { S: 'x', N: '1' } }],
    [{ a: { X: 'x' } }],
    [{ a: { NULL: false } }],
    [{ a: { L: [{ S: 1 }] } }],
    [{ a: { constructor: 'x' } }],
  ])('is not %j', (json) => {
    expect(itemFromJson(json)).toBeUndefined();
  });
});
