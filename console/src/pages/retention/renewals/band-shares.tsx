import { Text } from '@mantine/core';
import { BandBadge } from '../../../parts/band-badge.tsx';
import { numberText, shareText } from '../../../parts/formats.ts';
import { Section } from '../../../parts/section.tsx';
import { TableView } from '../../../parts/table-view.tsx';
import type { Renewals } from './renewals.ts';

/** What accounts of each band renewed in the last months. */
export function BandShares({ shares }: { shares: Renewals['shares'] }) {
  const some = shares.filter(({ due }) => due > 0);
  return (
    <Section
      title="What bands renewed"
      note="By the band when the month began, over the last six months that were judged."
    >
      {some.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing yet: it takes a month that was judged from its beginning to its end.
        </Text>
      ) : (
        <TableView
          caption="Renewals by band"
          rows={some}
          rowKey={({ band }) => band}
          columns={[
            { key: 'band', label: 'Band', value: ({ band }) => band, cell: ({ band }) => <BandBadge band={band} /> },
            { key: 'due', label: 'Due', align: 'right', value: ({ due }) => due, cell: ({ due }) => numberText(due) },
            { key: 'renewed', label: 'Renewed', align: 'right', value: ({ renewed }) => renewed },
            {
              key: 'share',
              label: 'Share',
              align: 'right',
              value: ({ share }) => share,
              cell: ({ share, low = 0, high = 1 }) =>
                share === undefined ? 'too few' : `${shareText(share)} (${shareText(low)}–${shareText(high)})`,
            },
          ]}
        />
      )}
    </Section>
  );
}
