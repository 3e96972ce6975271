import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { accountColumns } from './account-columns.tsx';

const usual = accountColumns.filter(({ isUsual }) => isUsual).map(({ id }) => id);

/** The columns that somebody chose, remembered in their browser; the name is always there. */
export function useColumns() {
  const [chosen, setChosen] = useLocalStorage<string[]>({
    key: 'holdfast.accounts.columns',
    defaultValue: usual,
    getInitialValueInEffect: false,
  });
  const columns = useMemo(() => {
    const shown = new Set(['name', ...chosen]);
    return accountColumns.filter(({ id }) => shown.has(id));
  }, [chosen]);
  return {
    columns,
    toggle: (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
    reset: () => setChosen(usual),
  };
}
