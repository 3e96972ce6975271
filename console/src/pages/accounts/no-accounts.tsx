import { Button } from '@mantine/core';
import { IconBuilding, IconFilterOff } from '@tabler/icons-react';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { AddressTexts } from '../../parts/use-address.ts';
import { noFilters } from './account-address.ts';

/** In place of an empty list: nobody is there yet, or nobody fits what it is narrowed to. */
export function NoAccounts({
  isFiltered,
  onChange,
}: {
  isFiltered: boolean;
  onChange: (change: AddressTexts) => void;
}) {
  if (!isFiltered) {
    return (
      <EmptyState icon={IconBuilding} title="No customers yet">
        Accounts are here once an export has been imported and a day has been judged.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title="No account fits"
      action={
        <Button variant="default" onClick={() => onChange(noFilters)}>
          Show all accounts
        </Button>
      }
    >
      Nobody is all of what is asked for. Take out one thing above, or start anew.
    </EmptyState>
  );
}
