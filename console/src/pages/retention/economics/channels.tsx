import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { ShareBars } from '../../../parts/charts/share-bars.tsx';
import { numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import type { Channel, Economics } from './economics.ts';

/** How long each channel takes to pay back, and what it costs. */
export function Channels({ report: { channels, currency } }: { report: Economics }) {
  const longest = Math.max(0, ...channels.map(({ payback = 0 }) => payback));
  return (
    <FigureCard
      title="By channel"
      description="Months until a customer has paid back what it cost to win; the bar compares channels."
      table={() => (
        <TableView
          caption="Channels"
          rows={channels}
          rowKey={({ channel }) => channel}
          csvName={`channels-${currency ?? ''}`}
          columns={columnsIn(currency)}
        />
      )}
    >
      <ShareBars
        label="Months until a customer is paid back, by channel"
        onlyCompares
        whole={longest}
        valueText={(value) => (value > 0 ? `${numberText(value)} months` : 'cannot say')}
        rows={channels.map((one) => ({
          ...{ key: one.channel, label: one.channel, value: one.payback ?? 0, note: noteOf(one, currency) },
        }))}
      />
    </FigureCard>
  );
}

const sources = {
  imported: 'spending imported',
  entered: 'spending entered',
  'imported-and-entered': 'spending imported and entered',
  channel: 'stated for it',
  company: 'stated for all',
} as const;

function noteOf({ won, cac, cacFrom }: Channel, currency: string | undefined): string {
  const cost =
    cac === undefined ? 'cost not entered' : `${amountText(cac, currency)} each, ${sources[cacFrom ?? 'company']}`;
  return `${numberText(won)} won, ${cost}`;
}

function columnsIn(currency: string | undefined): Column<Channel>[] {
  const money = (key: 'spend' | 'cac' | 'arpa', label: string): Column<Channel> => ({
    ...{ key, label, align: 'right', value: (one) => one[key] },
    cell: (one) => (one[key] === undefined ? '' : amountText(one[key], currency)),
  });
  return [
    { key: 'channel', label: 'Channel', value: ({ channel }) => channel },
    { key: 'won', label: 'Won', align: 'right', value: ({ won }) => won },
    { key: 'still', label: 'Still customers', align: 'right', value: ({ stillCustomers }) => stillCustomers },
    money('spend', 'Spent'),
    money('cac', 'CAC'),
    { key: 'from', label: 'From', value: ({ cacFrom }) => cacFrom && sources[cacFrom] },
    money('arpa', 'First MRR'),
    {
      ...{ key: 'payback', label: 'Months to pay back', align: 'right', value: ({ payback }) => payback },
      cell: ({ payback }) => (payback === undefined ? '' : numberText(payback)),
    },
  ];
}
