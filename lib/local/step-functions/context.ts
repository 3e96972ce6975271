import type { Json, State } from './asl.ts';

/**
 * Paths into the context object are moved, because the interpreter fills `$$.Execution` from the machine's clock and
 * knows no `$$.State`: they then point to what the endpoint gives it (`createContext`).
 */
export function atContext(stateIndex: number, { Result, ...state }: State): State {
  const move = (path: string) =>
    path
      .replace(/\$\$\.Execution\b/g, () => '$$.Run.Execution')
      .replace(/\$\$\.State\.Name\b/g, () => `$$.Run.StateNames[${stateIndex}]`)
      .replace(/\$\$\.State\.EnteredTime\b/g, () => '$$.Run.EnteredTime');
  return { ...(mapPaths(state, move) as State), ...(Result !== undefined && { Result }) };
}

/** Applies `move` to every text that is a path or an intrinsic: it stands under `….$`, `…Path` or `Variable`. */
function mapPaths(value: unknown, move: (path: string) => string): unknown {
  if (Array.isArray(value)) return value.map((element) => mapPaths(element, move));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (typeof inner === 'string' && /(\.\$|Path|^Variable)$/.test(key)) return [key, move(inner)];
    return [key, mapPaths(inner, move)];
  });
  return Object.fromEntries(entries);
}

/** The item a Map's iteration is about. */
export type MapItem = { Index: number; Value: Json };

/** What `$$` shows inside an execution; the token and the entry time are those of the step about to begin. */
export function createContext(given: {
  execution: { Id: string; Input: unknown; Name: string; RoleArn: string; StartTime: string };
  stateMachine: { Id: string; Name: string };
  stateNames: string[];
  item?: MapItem;
  token(): string;
  enteredTime(): string;
}) {
  return {
    Run: {
      Execution: given.execution,
      StateNames: given.stateNames,
      get EnteredTime() {
        return given.enteredTime();
      },
    },
    StateMachine: given.stateMachine,
    Task: {
      // The interpreter copies the context once per run, so only a nested getter is read anew at each state.
      get Token() {
        return given.token();
      },
    },
    ...(given.item && { Map: { Item: given.item } }),
  };
}
