/**
 * What is measured for alarms and the dashboard: metrics of the CloudWatch namespace `Holdfast`, each a count (but for
 * RiskAuc), under the one dimension `environment`. report-day and release-messages write theirs at every invocation, zeroes too, so that an
 * alarm can tell "none" from "not running"; the others write when there is something to count.
 *
 * | metric             | written by                        | means                                                           |
 * |--------------------|-----------------------------------|-----------------------------------------------------------------|
 * | DaysBehind         | report-day                        | days from the newest judged day to the last complete day; 0 is up to date |
 * | SourcesFailed      | report-day                        | sources the run went on without                                 |
 * | SourcesStale       | report-day                        | sources whose newest import is more than two days old           |
 * | AccountsJudged     | report-day                        | customers on the run's last day                                 |
 * | AccountsUnknown    | report-day                        | of these, those with too little data for a health band          |
 * | Firings            | report-day                        | firings on all days of the run                                  |
 * | DeliveriesFailed   | perform-step, release-messages    | mails and webhooks that were given up                           |
 * | DeliveriesUnknown  | perform-step, release-messages    | mails that may or may not have gone: a person decides, none is sent again |
 * | PlaybookRunsFailed | perform-step, record-run-end      | playbook runs that a failure ended; stopped ones are not counted |
 * | Bounces            | record-mail-event                 | addresses that bounced for good                                 |
 * | Complaints         | record-mail-event                 | people who reported a mail as unwanted                          |
 * | RiskSignal         | train-risk                        | 1 when the churn-risk model gives probabilities, 0 when its signal is insufficient |
 * | RiskAuc            | train-risk                        | how well it told who left on later months: 0.5 is guessing, 1 always right |
 */
export const metricNames = [
  'DaysBehind',
  'SourcesFailed',
  'SourcesStale',
  'AccountsJudged',
  'AccountsUnknown',
  'Firings',
  'DeliveriesFailed',
  'DeliveriesUnknown',
  'PlaybookRunsFailed',
  'Bounces',
  'Complaints',
  'RiskSignal',
  'RiskAuc',
] as const;
export type MetricName = (typeof metricNames)[number];
export type Metrics = Partial<Record<MetricName, number>>;

export const metricNamespace = 'Holdfast';

/** A field that every log line has at its root. */
export const metricDimension = 'environment';

/**
 * Metrics as fields of a log line, in CloudWatch's embedded metric format: CloudWatch Logs reads them out of the line, so
 * nothing is called and no permission is needed. Written here rather than by Powertools' Metrics, which adds 12 KB to
 * bundles that have 2 KB left and prints a line of its own.
 */
export function embeddedMetrics(metrics: Metrics, at: Date): Record<string, unknown> {
  const Metrics = Object.keys(metrics).map((Name) => ({ Name, Unit: Name === 'RiskAuc' ? 'None' : 'Count' }));
  if (Metrics.length === 0) return {};
  const directive = { Namespace: metricNamespace, Dimensions: [[metricDimension]], Metrics };
  return { ...metrics, _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [directive] } };
}
