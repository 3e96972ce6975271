import type { IdleState } from '../../../lib/domain/retention/unused-subscriptions.ts';
import type { UnusedSubscriptionsReport } from '../../../lib/usecases/retention/report-unused.ts';
import { counted, money } from '../words.ts';
import type { ReportSheet } from './report-sheet.ts';
import { numeric, textual } from './words.ts';

const states: Record<IdleState, string> = {
  'nobody-90': 'nobody in 90 days',
  'nobody-28': 'nobody in 28 days',
  seats: 'seats empty',
};

/** What is paid for and not used. */
export function presentUnused(report: UnusedSubscriptionsReport): ReportSheet {
  const { totals, untold, rows, rowsLeftOut, day } = report;
  const sums = totals.map(
    (one) =>
      `${counted(one.accounts, 'account')} leave ${money(one.unused28, one.currency)} of ${money(one.paid, one.currency)} a month unused (${money(one.unused90)} for a whole quarter).`,
  );
  const notes = [
    untold.noUse > 0 ? `Of ${counted(untold.noUse, 'customer')} no source tells the use.` : '',
    untold.noSeats > 0
      ? `Of ${counted(untold.noSeats, 'customer')} who use it nobody says how many seats they pay for.`
      : '',
    rowsLeftOut > 0 ? `${rowsLeftOut} with less money are not listed.` : '',
  ];
  return {
    title: `Paid for and not used (as of ${day})`,
    lines: [...sums, ...notes.filter((note) => note !== '')],
    tables: [
      {
        title: 'The most money first',
        columns: [
          textual('Account', 'account'),
          textual('Name', 'name', 2),
          textual('CSM', 'csm', 2),
          textual('', 'state'),
          numeric('Seats', 'seats'),
          numeric('Used 28 d', 'used_28d'),
          numeric('90 d', 'used_90d'),
          textual('', 'currency'),
          numeric('Unused a month', 'unused_28d'),
          textual('Renewal', 'renewal'),
        ],
        rows: rows.map((one) => [
          ...[one.accountId, one.name, one.owner, states[one.state], one.seats, one.use.users28, one.use.users90],
          ...[one.currency, one.unused28?.mrr, one.renewalDay],
        ]),
      },
    ],
    definitions: report.definitions,
  };
}
