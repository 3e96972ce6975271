/**
 * Stands in for `@smithy/core/event-streams` in the bundles: none of the AWS operations that a function calls has an
 * event stream, so the 14 KB that read and write them would be loaded for nothing. Clients that could have one (S3) ask
 * for `resolveEventStreamSerdeConfig` when they are made.
 */
export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

export function eventStreamSerdeProvider(): never {
  throw new Error('This bundle has no event streams; expected an AWS operation without one.');
}

export const EventStreamSerde = eventStreamSerdeProvider;
