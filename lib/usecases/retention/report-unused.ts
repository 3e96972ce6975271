import type { Day } from '../../domain/day.ts';
import { type RetentionDefinition, retentionDefinitions } from '../../domain/retention/definitions.ts';
import { isInSegment, type Segment, type SegmentChoices, segmentChoices } from '../../domain/retention/segment.ts';
import { type UnusedReport, unusedSubscriptions } from '../../domain/retention/unused-subscriptions.ts';
import { type RetainedPorts, readRetained } from './read-retained.ts';

/** What is paid for and not used; `limit` is how many accounts are told one by one, the most money first. */
export type UnusedSubscriptionsReport = UnusedReport & {
  day: Day;
  rowsLeftOut: number;
  choices: SegmentChoices;
  definitions: RetentionDefinition[];
};

/** Reports the accounts and seats that are paid for and not used. Throws NoLedger. */
export async function reportUnused(
  { limit, ...segment }: Segment & { limit: number },
  ports: RetainedPorts,
): Promise<UnusedSubscriptionsReport> {
  const { day, lines } = await readRetained(ports);
  const { rows, ...counted } = unusedSubscriptions(
    lines.filter((line) => isInSegment(line, segment)),
    day,
  );
  return {
    day,
    rows: rows.slice(0, limit),
    rowsLeftOut: Math.max(0, rows.length - limit),
    ...counted,
    choices: segmentChoices(lines),
    definitions: [...retentionDefinitions.unused],
  };
}
