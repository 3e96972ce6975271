import { NativeSelect } from '@mantine/core';
import { FigureCard } from '../../parts/charts/figure-card.tsx';
import { ShareBars, type ShareRow } from '../../parts/charts/share-bars.tsx';
import { numberText } from '../../parts/formats.ts';
import { useAddress } from '../../parts/use-address.ts';
import type { Portfolio } from './portfolio.ts';

type Stage = Portfolio['funnel'][number];

const nameOf = ({ withinDays }: Stage) => (withinDays === undefined ? 'All customers' : `First ${withinDays} days`);
const keyOf = ({ withinDays }: Stage) => (withinDays === undefined ? 'all' : String(withinDays));

/** How far implementations are: from sign-up over each milestone to implemented. */
export function Implementation({ portfolio: { funnel, milestones } }: { portfolio: Portfolio }) {
  const [wanted, change] = useAddress(({ within }) => within ?? '90');
  const stage = funnel.find((one) => keyOf(one) === wanted) ?? funnel.at(-1);
  if (!stage) return null;
  return (
    <FigureCard
      title="Implementation"
      description="How many of them have reached each milestone."
      controls={
        <NativeSelect
          size="xs"
          aria-label="Of which customers"
          value={keyOf(stage)}
          onChange={({ currentTarget }) => change({ within: currentTarget.value })}
          data={funnel.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
        />
      }
    >
      <ShareBars
        label="Implementation, milestone by milestone"
        rows={rowsOf(stage, milestones)}
        whole={stage.accounts}
        valueText={numberText}
      />
    </FigureCard>
  );
}

function rowsOf(stage: Stage, milestones: Portfolio['milestones']): ShareRow[] {
  const within = stage.withinDays === undefined ? {} : { signedUpWithin: String(stage.withinDays) };
  const to = '/accounts';
  return [
    { key: 'signed-up', label: 'Signed up', value: stage.accounts, isStrong: true, to, search: within },
    ...milestones.map(({ id, label, required }) => ({
      key: id,
      label,
      note: required ? undefined : '(not required)',
      value: stage.reached[id] ?? 0,
      to,
      search: { ...within, reached: id },
    })),
    {
      key: 'implemented',
      label: 'Implemented',
      value: stage.implemented,
      isStrong: true,
      to,
      search: { ...within, implemented: 'true' },
    },
  ];
}
