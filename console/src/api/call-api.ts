import { operations } from 'virtual:operations';
import type { Api } from '../../../functions/api/routes.ts';
import { loadConfig } from './config.ts';
import { problemOf, unreachable } from './problem.ts';
import { sessionHeaders } from './session.ts';

/** The name of an operation of the API. */
export type OperationId = keyof Api;

/** A part of the input: asked for only where it has something that must be given. */
type Part<Name extends string, Value> = undefined extends Value
  ? { [name in Name]?: Value }
  : Record<never, never> extends Value
    ? { [name in Name]?: Value }
    : { [name in Name]: Value };

/** What an operation is given, as the route table has it. */
export type OperationInput<K extends OperationId> = Part<'params', Api[K]['params']> &
  Part<'query', Api[K]['query']> &
  Part<'body', Api[K]['body']>;

/** What an operation answers. */
export type OperationAnswer<K extends OperationId> = Api[K]['answer'];

type AnyInput = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

/** Calls an operation of the API. Throws ApiProblem. */
export async function callApi<K extends OperationId>(
  operationId: K,
  input: OperationInput<K>,
  signal?: AbortSignal,
): Promise<OperationAnswer<K>> {
  const { params, query, body } = input as AnyInput;
  const { method, path } = operations[operationId];
  const { apiUrl } = await loadConfig();
  const response = await fetch(`${apiUrl}${filled(path, params)}${queryText(query)}`, {
    method,
    signal,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(await sessionHeaders()),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as OperationAnswer<K>;
}

function filled(path: string, params: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryText(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
