import type { OperationInput } from '../../api/call-api.ts';

/** What to try on history: the body of `POST /previews`. */
export type PreviewWish = NonNullable<OperationInput<'requestPreview'>['body']>;
