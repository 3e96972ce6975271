import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** One metric in CloudWatch: everything that names it, and how its values of a period become one. */
export type MetricSource = {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  statistic: 'Sum' | 'Maximum' | 'Average' | 'p50' | 'p95' | 'p99';
};

/** CloudWatch adds up at most ten metrics for one alarm. */
const MOST_IN_A_SUM = 10;

/** The metric as the CDK has it, over periods of `minutes`. */
export function metricOf({ namespace, name, dimensions, statistic }: MetricSource, minutes: number, label?: string) {
  return new Metric({
    namespace,
    metricName: name,
    dimensionsMap: dimensions,
    statistic,
    period: Duration.minutes(minutes),
    label,
  });
}

/**
 * What several metrics come to together; a single one is left as it is. SUM and not `+`: one that has not been told yet
 * would leave the others without a sum.
 */
export function sumOf(sources: readonly MetricSource[], minutes: number): IMetric {
  const [only, ...more] = sources;
  if (only && more.length === 0) return metricOf(only, minutes);
  if (sources.length > MOST_IN_A_SUM) {
    throw new RangeError(`Expected at most ${MOST_IN_A_SUM} metrics in a sum; found ${sources.length}.`);
  }
  const usingMetrics = Object.fromEntries(sources.map((source, index) => [`m${index}`, metricOf(source, minutes)]));
  const terms = Object.keys(usingMetrics).join(', ');
  return new MathExpression({ expression: `SUM([${terms}])`, usingMetrics, period: Duration.minutes(minutes) });
}
