import type * as z from 'zod';
import type { Role } from '../../lib/domain/people/role.ts';
import type { ApiPorts } from './api-ports.ts';
import type { Identity } from './identity.ts';

type Shape = z.ZodObject;
type None = z.ZodObject<Record<never, never>>;

/** What a route is given: each part as its schema read it, and who calls (`public` routes are called by anyone). */
export type RouteInput<P extends Shape, Q extends Shape, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  identity?: Identity;
};

/** One operation of the API; the router, the checks and the OpenAPI document are all read from it. */
export type RouteDefinition<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  O extends z.ZodType,
  Id extends string = string,
> = {
  method: 'GET' | 'POST';
  /** Segments in braces are parameters: `/accounts/{accountId}`. */
  path: string;
  operationId: Id;
  summary: string;
  access: Role | 'public';
  params?: P;
  query?: Q;
  /** What must be sent, as `application/json`; with `form`, as the fields of a form. */
  body?: B;
  /** The most bytes of that. @default 64 KB */
  mostBodyBytes?: number;
  /** Takes form posts: read as `body` says, or let in unread where there is none, for what a mail program posts. */
  form?: boolean;
  /** JSON that fits the schema, or a page of HTML; the status is 200 unless it says that the work is still to be done. */
  answer: { json: O; status?: 202 } | { html: true };
  /** Why a list that does not come in pages stays short. */
  bounded?: string;
  /** Problems beside those any route may have, with what they mean. */
  problems?: Partial<Record<404 | 409 | 503, string>>;
  run(input: RouteInput<P, Q, B>, ports: ApiPorts): Promise<z.input<O>>;
};

/** A route of any shape, as the table holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the table is read by code that validates with the route's own schemas
export type Route = RouteDefinition<any, any, any, any>;

/** What who calls an operation gives it and gets from it; the console's client is made of these. */
export type Operation<P, Q, B, O> = { params: P; query: Q; body: B; answer: O };

/** A route that remembers what it is called, and what it is given and answers; only types know. */
export type TypedRoute<Id extends string = string, D = unknown> = Route & {
  readonly operationId: Id;
  readonly '~operation'?: D;
};

/** Defines a route so that `run` is checked against its schemas. */
export function route<
  const Id extends string,
  P extends Shape = None,
  Q extends Shape = None,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodString,
>(
  definition: RouteDefinition<P, Q, B, O, Id>,
): TypedRoute<Id, Operation<z.input<P>, z.input<Q>, z.input<B>, z.output<O>>> {
  return definition;
}
