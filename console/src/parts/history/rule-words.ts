import { numberText, shareText } from '../formats.ts';
import { type Told, withInterval } from './figures.tsx';
import type { FoundOf } from './use-preview.ts';

type Effect = NonNullable<FoundOf<'rule'>['live']>;

/** How often it fires, and what that asks of CSMs. */
export function loadOf({ firings, accounts, workload }: Effect): Told[] {
  const { mean, budget, busiest, unowned } = workload;
  const over = budget
    ? `${numberText(budget.weeksOver)} of ${numberText(budget.weeks)} weeks of CSMs above the budget of ${numberText(budget.firings)}`
    : 'No alert budget is set';
  return [
    { label: 'Alerts', value: numberText(firings), note: `${numberText(accounts)} accounts` },
    {
      label: 'Per CSM and week',
      value: mean === undefined ? '—' : numberText(mean, 2),
      note: busiest ? `At most ${numberText(busiest.firings)} in a week. ${over}` : over,
    },
    ...(unowned > 0
      ? [{ label: 'Nobody’s', value: numberText(unowned), note: 'alerts for accounts without a CSM' }]
      : []),
  ];
}

/** How well it told who would leave, in words. */
export function foresightOf({ foresight }: Effect, horizonDays: number): Told[] {
  if (!foresight) return [];
  const { precision, recall, lift, baseRate, medianLeadDays, judged, open, left, foreseen } = foresight;
  const usual =
    baseRate === undefined ? '' : `; of all days of customers ${shareText(baseRate, 1)} were followed by one`;
  return [
    {
      label: 'Right about',
      value: precision === undefined ? '—' : shareText(precision),
      note: `of ${numberText(judged)} alerts: the account left within ${horizonDays} days${usual}${open > 0 ? `. ${numberText(open)} are too young to tell` : ''}`,
    },
    {
      label: 'Found of those that left',
      value: recall === undefined ? '—' : shareText(recall),
      note: `${numberText(foreseen)} of ${numberText(left)} cancellations in these days`,
    },
    {
      label: 'Times better than chance',
      value: lift ? numberText(lift.value) : '—',
      note: lift ? liftInWords(lift) : 'Too little happened to tell',
    },
    {
      label: 'Warning',
      value: medianLeadDays === undefined ? '—' : `${numberText(medianLeadDays)} days`,
      note: 'from the first alert to the cancellation (median)',
    },
  ];
}

function liftInWords(lift: NonNullable<NonNullable<Effect['foresight']>['lift']>): string {
  const span = `95 % interval ${withInterval(lift)}`;
  if (lift.low > 1) return `${span}: better than chance`;
  return lift.high < 1 ? `${span}: worse than chance` : `${span}: it may be chance`;
}
