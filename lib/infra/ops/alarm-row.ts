import type { MetricSource } from './metric-source.ts';

/** An alarm as data. Its metrics, when there are several, are added up. */
export type AlarmRow = {
  /** Its name after the environment's prefix. */
  id: string;
  /** What has happened when it goes off, in a sentence. */
  means: string;
  /** The heading of docs/guides/ops.md that says what to do, as an anchor. */
  runbook: string;
  reads: readonly MetricSource[];
  /** At this value it goes off; `below` turns it round. */
  threshold: number;
  below?: boolean;
  /** How much time a value covers, and for how many of them in a row it must hold. */
  periodInMinutes: number;
  periods?: number;
  /** What silence means: all is well, the very trouble, or nothing new. */
  silence: 'fine' | 'trouble' | 'no news';
};
