import { Text } from '@mantine/core';
import { monthText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import classes from './expected.module.css';
import type { ForecastMonth } from './renewals.ts';

/** How much of what is due is expected, month by month: the point is the expectation, the bar where it lies in 9 of 10 months. */
export function Expected({ months }: { months: readonly ForecastMonth[] }) {
  return (
    <ul className={classes.list} aria-label="Expected to renew, by month">
      {months.map((one) => (
        <li key={one.month} className={classes.row}>
          <Text size="sm" className={classes.month}>
            {monthText(one.month)}
          </Text>
          <Track one={one} />
          <Text size="sm" className={classes.number}>
            {wordsOf(one)}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Track({ one: { expected, due } }: { one: ForecastMonth }) {
  const at = (amount: number) => `${due > 0 ? (100 * amount) / due : 0}%`;
  return (
    <span className={classes.track} aria-hidden>
      {expected && (
        <>
          <span className={classes.range} style={{ left: at(expected.low), width: at(expected.high - expected.low) }} />
          <span className={classes.point} style={{ left: at(expected.mrr) }} />
        </>
      )}
    </span>
  );
}

function wordsOf({ expected, due, untold, currency }: ForecastMonth): string {
  if (!expected || untold.mrr > due / 2) return `${amountText(due, currency)} due; how much renews cannot be said`;
  const interval = `${amountText(expected.low, currency)} to ${amountText(expected.high, currency)}`;
  return `${amountText(expected.mrr, currency)}, ${shareText(expected.mrr / due)} of what is due (${interval})`;
}
