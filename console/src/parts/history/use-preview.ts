import { useEffect, useState } from 'react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import type { PreviewWish } from './preview-wish.ts';

/** A preview as the API shows it. */
export type ShownPreview = OperationAnswer<'showPreview'>;
type Found = NonNullable<ShownPreview['result']>;

/** What a preview found, of one kind. */
export type FoundOf<Kind extends Found['kind']> = Extract<Found, { kind: Kind }>;

const POLL_MS = 1200;

/** Asks for a preview when told to (`auto`: whenever the wish is another), and reads it until it has ended. */
export function usePreview(wish: PreviewWish | undefined, auto: boolean) {
  const request = useAct('requestPreview', { quiet: true });
  const [asked, setAsked] = useState<{ previewId: string; wish: string }>();
  const [isWaiting, setIsWaiting] = useState(false);
  const text = wish && JSON.stringify(wish);
  const read = useRead(
    'showPreview',
    { params: { previewId: asked?.previewId ?? '' } },
    { enabled: asked !== undefined, everyMs: isWaiting ? POLL_MS : undefined },
  );
  const preview = asked && read.data?.previewId === asked.previewId ? read.data : undefined;
  const state = preview?.state;
  useEffect(() => setIsWaiting(asked !== undefined && (state === undefined || state === 'running')), [asked, state]);

  const ask = () => {
    if (wish && text) {
      request.mutate({ body: wish }, { onSuccess: ({ previewId }) => setAsked({ previewId, wish: text }) });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for when what is wished for changes, and for no other reason
  useEffect(() => {
    if (auto) ask();
  }, [auto, text]);

  return {
    ask,
    preview,
    problem: request.error ?? (asked && read.error) ?? undefined,
    isAsking: request.isPending || isWaiting,
    isOutdated: asked !== undefined && text !== undefined && asked.wish !== text,
  };
}
