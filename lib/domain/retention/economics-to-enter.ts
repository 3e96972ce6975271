import type { Month } from '../day.ts';
import type { SpendCovered } from './acquisition-spend.ts';
import type { ChannelEconomics, StatedCosts } from './channel-economics.ts';

/** What is missing, and what to enter or import for it. */
export type ToEnter = { missing: string; enter: string };

type Known = { monthlyChurn?: number; currency?: string; elsewhere: readonly SpendCovered[] };

/** What cannot be told, each with what to do about it: nothing is made up. */
export function toEnter(
  stated: StatedCosts,
  channels: readonly ChannelEconomics[],
  { monthlyChurn, currency, elsewhere }: Known,
): ToEnter[] {
  return [
    ...(stated.grossMargin === undefined
      ? [{ missing: 'gross margin', enter: 'economics: { gross-margin: 0.78 } in workflows/settings.yaml' }]
      : []),
    ...costsOf(stated, channels),
    ...channels.flatMap(monthsOf),
    ...(elsewhere.length > 0 ? [inOtherCurrencies(currency, elsewhere)] : []),
    ...(monthlyChurn === 0 ? [{ missing: 'lifetime value', enter: 'nothing: no customer left in these months' }] : []),
  ];
}

/** A channel on which money was spent and that won nobody has no cost to ask for. */
function costsOf({ cac }: StatedCosts, channels: readonly ChannelEconomics[]): ToEnter[] {
  const without = channels
    .filter((one) => one.cac === undefined && one.spend === undefined)
    .map(({ channel }) => channel);
  const nothing = cac === undefined && channels.every(({ spend }) => spend === undefined);
  if (without.length === 0 && !nothing) return [];
  const [channel = 'Webinar'] = without;
  const line = `economics: { cac-by-channel: { ${channel}: 4200 } }`;
  return [
    {
      missing: `what customers cost to win (${without.join(', ') || 'any channel'})`,
      enter: `${line}, cac for all channels, or acquisition (spend by month and channel), in workflows/settings.yaml; or import spend records`,
    },
  ];
}

function monthsOf({ channel, missing = [] }: ChannelEconomics): ToEnter[] {
  if (missing.length === 0) return [];
  return [
    {
      missing: `what was spent on ${channel} in ${inWords(missing)}, when it won customers`,
      enter: 'those months as spend records, or under economics: acquisition in workflows/settings.yaml',
    },
  ];
}

function inWords(months: readonly Month[]): string {
  return months.length > 3
    ? `${months.slice(0, 2).join(', ')} and ${months.length - 2} more months`
    : months.join(', ');
}

function inOtherCurrencies(currency = 'no currency', elsewhere: readonly SpendCovered[]): ToEnter {
  const named = [...new Set(elsewhere.map((one) => one.currency))].toSorted().join(', ');
  return {
    missing: `what was spent in ${named} as ${currency}`,
    enter: `nothing: currencies are not added up. CAC is what was spent in ${currency} ÷ customers who pay in ${currency}`,
  };
}
