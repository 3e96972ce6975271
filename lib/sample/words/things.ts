/** Kinds of systems the product connects to, and kinds it does not yet. */
export const SOURCES = [
  'Postgres',
  'the accounting export',
  'Google Sheets',
  'the CRM',
  'BigQuery',
  'the web shop',
  'MySQL',
  'the ticket system',
];
export const WANTED_SOURCES = [
  'our new ERP',
  'Snowflake',
  'our new booking system',
  'the new CRM',
  'Databricks',
  'our new point of sale',
];
export const DASHBOARDS = [
  'Sales',
  'Operations',
  'Marketing',
  'Finance',
  'Executive',
  'Support',
  'Weekly review',
  'Inventory',
];
