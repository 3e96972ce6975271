import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TypedItem } from './scan-table.ts';

type Json = { [type: string]: unknown };
type Reader = (content: unknown) => AttributeValue;

/** An item as DynamoDB JSON: each value under its type, numbers as text, binary in base64. */
export function itemToJson(item: TypedItem): Json {
  return mapEntries(item, toJson);
}

/** The item of a DynamoDB JSON; undefined when it is none. */
export function itemFromJson(json: unknown): TypedItem | undefined {
  try {
    return mapEntries(objectOf(json), fromJson);
  } catch (error) {
    if (error instanceof NotTyped) return undefined;
    throw error;
  }
}

function toJson(value: AttributeValue): Json {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(toJson) };
  if (value.M) return { M: itemToJson(value.M) };
  return { ...value };
}

function fromJson(json: unknown): AttributeValue {
  const [entry, ...others] = Object.entries(objectOf(json));
  const read = entry && Object.hasOwn(READERS, entry[0]) && READERS[entry[0]];
  if (!read || others.length > 0) throw new NotTyped();
  return read(entry[1]);
}

const READERS: Record<string, Reader> = {
  S: (content) => ({ S: textOf(content) }),
  N: (content) => ({ N: textOf(content) }),
  B: (content) => ({ B: bytesOf(content) }),
  SS: (content) => ({ SS: listOf(content).map(textOf) }),
  NS: (content) => ({ NS: listOf(content).map(textOf) }),
  BS: (content) => ({ BS: listOf(content).map(bytesOf) }),
  L: (content) => ({ L: listOf(content).map(fromJson) }),
  M: (content) => ({ M: mapEntries(objectOf(content), fromJson) }),
  BOOL: (content) => ({ BOOL: expected(content === true || content === false, content) as boolean }),
  NULL: (content) => ({ NULL: expected(content === true, content) as true }),
};

/** The JSON is not that of a DynamoDB item. */
class NotTyped extends Error {}

function expected<T>(holds: boolean, content: T): T {
  if (!holds) throw new NotTyped();
  return content;
}

const textOf = (content: unknown) => expected(typeof content === 'string', content) as string;
const listOf = (content: unknown) => expected(Array.isArray(content), content) as unknown[];
const bytesOf = (content: unknown): Uint8Array => Buffer.from(textOf(content), 'base64');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const objectOf = (content: unknown) =>
  expected(typeof content === 'object' && content !== null && !Array.isArray(content), content) as Json;

function mapEntries<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
