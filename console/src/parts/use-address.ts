import { useNavigate, useSearch } from '@tanstack/react-router';

/** The parameters of the address as they stand there: texts, any of them absent. */
export type AddressTexts = Readonly<Record<string, string | undefined>>;

/**
 * What a page shows, kept in its address, so that it can be linked to and the back button works: `read` makes the
 * page's state of the texts (anything may stand there), and the function changes some of them (undefined: takes it out).
 */
export function useAddress<T>(
  read: (texts: AddressTexts) => T,
): [T, (change: AddressTexts, step?: 'replace' | 'push') => void] {
  const texts = useSearch({ strict: false }) as AddressTexts;
  const navigate = useNavigate();
  const change = (patch: AddressTexts, step: 'replace' | 'push' = 'replace') =>
    void navigate({
      to: '.',
      search: withoutAbsent({ ...texts, ...patch }) as never,
      replace: step === 'replace',
      resetScroll: false,
    });
  return [read(texts), change];
}

const withoutAbsent = (texts: AddressTexts) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));
