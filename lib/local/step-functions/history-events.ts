/** An event of an execution's history, as GetExecutionHistory gives it, without its number. */
export type HistoryEvent = { type: string; atMs: number; details?: { field: string; value: Record<string, unknown> } };

/** Makes an event; `field` is the member of the API's HistoryEvent that holds the details. */
export function historyEvent(
  type: string,
  atMs: number,
  field?: string,
  value: Record<string, unknown> = {},
): HistoryEvent {
  return field === undefined ? { type, atMs } : { type, atMs, details: { field, value } };
}

/** JSON text with the details AWS puts beside it. */
export function text(name: 'input' | 'output', value: unknown): Record<string, unknown> {
  return { [name]: JSON.stringify(value), [`${name}Details`]: { truncated: false } };
}

/** Events as the API writes them: numbered from 1, times in seconds. */
export function toApi(events: HistoryEvent[]): object[] {
  return events.map(({ type, atMs, details }, index) => ({
    id: index + 1,
    previousEventId: index,
    type,
    timestamp: atMs / 1000,
    ...(details && { [details.field]: details.value }),
  }));
}

const ATTEMPTED = /^(Task|Map|Parallel)StateEntered$/;
const ATTEMPT = /^(TaskScheduled|LambdaFunctionScheduled|MapStateStarted|ParallelStateStarted)$/;

/** State transitions as AWS bills a standard workflow: each state entered, and each further attempt of a Retry. */
export function countTransitions(events: { type?: string }[]): number {
  const count = (pattern: RegExp) => events.filter(({ type = '' }) => pattern.test(type)).length;
  return count(/StateEntered$/) + Math.max(0, count(ATTEMPT) - count(ATTEMPTED));
}
