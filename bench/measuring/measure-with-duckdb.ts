import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Day } from '../../lib/domain/day.ts';
import { LOOK_BACK_DAYS, type SqlMetric } from './sql-of-family.ts';

/** Metric values by account; a metric that is not known is left out. */
export type Measured = Map<string, Record<string, number>>;

/** A database in memory with crm5's files in it, as tables of the same meaning as our records. */
export async function loadIntoDuckDb(folder: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const csv = (file: string) => `read_csv('${join(folder, file).replaceAll("'", "''")}', header = true)`;
  await connection.run(`
    SET ieee_floating_point_ops = false;
    CREATE TABLE account AS SELECT account_id::VARCHAR AS account, first_start::DATE AS signup,
      NULL::DOUBLE AS employees FROM ${csv('accounts.csv')};
    CREATE TABLE usage AS SELECT account_id::VARCHAR AS account, date::DATE AS day, event_type AS event,
      n::DOUBLE AS n, users::DOUBLE AS users, value_sum::DOUBLE AS amount FROM ${csv('events_daily.csv.gz')};
    CREATE TABLE line AS SELECT account_id::VARCHAR AS account, start_date::DATE AS start_day, end_date::DATE AS end_day,
      product AS plan, start_date || ' ' || account_id || '-' || product AS began, mrr::DOUBLE AS mrr, CASE WHEN units = 'users' THEN quantity::DOUBLE END AS seats FROM ${csv('subscriptions.csv.gz')};
  `);
  return connection;
}

/** Computes the metrics of every account that had signed up by the day. */
export async function measureWithDuckDb(
  connection: DuckDBConnection,
  metrics: SqlMetric[],
  day: Day,
): Promise<Measured> {
  const columns = (await connection.runAndReadAll(queryFor(metrics, day))).getColumnsObjectJS();
  const accounts = columns.account as string[];
  return new Map(
    accounts.map((account, row) => {
      const known = metrics.flatMap(({ id }): [string, number][] => {
        const value = columns[id]?.[row];
        return value === null || value === undefined ? [] : [[id, Number(value)]];
      });
      return [account, Object.fromEntries(known)];
    }),
  );
}

/** One query: use by day, then everything by account, then the metrics of the catalogue, and those derived from them. */
function queryFor(metrics: SqlMetric[], day: Day): string {
  const terms = new Map(metrics.flatMap(({ terms }) => terms).map(({ name, taken }) => [name, taken]));
  const needs = new Map([...terms.values()].flatMap(({ needs = {} }) => Object.entries(needs)));
  const from = (table: string) =>
    [...terms].filter(([, taken]) => taken.table === table).map(([name, { value }]) => `${value} AS ${name}`);
  const select = (columns: string[]) => ['account', ...columns].join(',\n      ');
  const basic = metrics.filter(({ from }) => from === 'records');
  const derived = metrics.filter(({ from }) => from === 'metrics');
  // Halves go up, as they do in JavaScript.
  const rounded = ({ id, value }: SqlMetric) => `floor((${value}) * 1e6 + 0.5) / 1e6 AS ${id}`;
  return `
    WITH used AS (SELECT account, event, DATE '${day}' - day AS ago, n, users, amount FROM usage
      WHERE day <= DATE '${day}' AND day > DATE '${day}' - ${LOOK_BACK_DAYS}),
    daily AS (SELECT account, ago, ${[...needs].map(([name, sql]) => `${sql} AS ${name}`).join(',\n      ')}
      FROM used GROUP BY account, ago),
    by_day AS (SELECT ${select(from('daily'))} FROM daily GROUP BY account),
    by_event AS (SELECT ${select(from('events'))} FROM used GROUP BY account),
    lines AS (SELECT account, DATE '${day}' - start_day AS start_ago, DATE '${day}' - end_day AS end_ago, plan, began, mrr, seats
      FROM line WHERE end_day > start_day),
    by_line AS (SELECT ${select(from('contract'))} FROM lines GROUP BY account),
    moved AS (SELECT account, start_ago AS ago, round(mrr * 1e4) AS change FROM lines
      UNION ALL SELECT account, end_ago, -round(mrr * 1e4) FROM lines),
    steps AS (SELECT account, ago, sum(change) AS change, sum(sum(change)) OVER (PARTITION BY account ORDER BY ago DESC) AS level
      FROM moved GROUP BY account, ago),
    by_step AS (SELECT ${select(from('steps'))} FROM steps GROUP BY account),
    known AS (SELECT account, DATE '${day}' - signup AS age, employees, (SELECT DATE '${day}' - min(day) FROM usage) AS source_age
      FROM account WHERE signup <= DATE '${day}'),
    measured AS (SELECT account, ${basic.map(rounded).join(',\n      ')}
      FROM known LEFT JOIN by_day USING (account) LEFT JOIN by_event USING (account) LEFT JOIN by_line USING (account)
        LEFT JOIN by_step USING (account))
    SELECT account, ${[...basic.map(({ id }) => `${id}::DOUBLE AS ${id}`), ...derived.map(rounded)].join(', ')} FROM measured`;
}
