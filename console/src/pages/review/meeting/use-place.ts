import { useEffect } from 'react';
import { callApi } from '../../../api/call-api.ts';

/** So long somebody looks at an account before the others are told, and so often they are told again. */
const SETTLE_MS = 300;
const AGAIN_MS = 20_000;

/** Tells the others which account this person looks at; `isPresenting` also that theirs is the screen shown. Not while `isOff`. */
export function usePlace(month: string, accountId: string | undefined, isPresenting: boolean, isOff: boolean): void {
  useEffect(() => {
    if (isOff) return;
    const body = { accountId, ...(isPresenting && { presenting: true }) };
    // Whether the others see it is no concern of this person: the next time tells them.
    const tell = () => void callApi('takePlace', { params: { month }, body }).catch(() => undefined);
    const first = setTimeout(tell, SETTLE_MS);
    const again = setInterval(tell, AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [month, accountId, isPresenting, isOff]);
}
