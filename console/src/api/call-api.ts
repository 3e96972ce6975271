import { operations } from 'virtual:operations';
import type { Api } from '../../../functions/api/routes.ts';
import { loadConfig } from './config.ts';
import { problemOf, unreachable } from './problem.ts';
import { renewSession, sessionHeaders } from './session.ts';

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
  const ask = () => send(operations[operationId], input as AnyInput, signal);
  const first = await ask();
  const response = first.status === 401 && (await renewSession()) ? await ask() : first;
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as OperationAnswer<K>;
}

type Address = { method: string; path: string };

async function send({ method, path }: Address, { params, query, body }: AnyInput, signal?: AbortSignal) {
  const { apiUrl } = await loadConfig();
  return fetch(`${apiUrl}${filled(path, params)}${queryText(query)}`, {
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
}

function filled(path: string, params: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryText(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
