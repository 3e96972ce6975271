/** A list of accounts that somebody saved: those for whom a condition (CEL) holds on the latest judged day. Times are ISO 8601. */
export type Segment = {
  segmentId: string;
  name: string;
  where: string;
  by: string;
  createdAt: string;
  /** When and by whom it was changed last; absent while it is as it was made. */
  changedAt?: string;
  changedBy?: string;
};

/** What keeps the list of segments one that a person reads. */
export const segmentLimits = { segments: 200, nameLength: 80, whereLength: 2000 } as const;
