/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The fields of Amazon States Language that the endpoint itself reads; the interpreter reads the others. */
export type State = {
  Type: string;
  Resource?: string;
  Next?: string;
  End?: boolean;
  InputPath?: string | null;
  OutputPath?: string | null;
  ResultPath?: string | null;
  ResultSelector?: Json;
  Parameters?: Json;
  Result?: Json;
  Seconds?: number;
  SecondsPath?: string;
  Timestamp?: string;
  TimestampPath?: string;
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  HeartbeatSeconds?: number;
  HeartbeatSecondsPath?: string;
  Retry?: Retrier[];
  Catch?: { ErrorEquals: string[]; Next: string; ResultPath?: string | null }[];
  ItemsPath?: string;
  ItemSelector?: Json;
  ItemProcessor?: Definition & { ProcessorConfig?: { Mode?: string } };
  Iterator?: Definition;
  MaxConcurrency?: number;
  MaxConcurrencyPath?: string;
  ToleratedFailureCount?: number;
  ToleratedFailureCountPath?: string;
  ToleratedFailurePercentage?: number;
  ToleratedFailurePercentagePath?: string;
  Branches?: Definition[];
  Error?: string;
  ErrorPath?: string;
};

export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: string;
};

export type Definition = { StartAt: string; States: Record<string, State>; TimeoutSeconds?: number };

/** How a state, or an execution, came out. */
export type Outcome = { result: Json } | { error: string; cause?: string };
