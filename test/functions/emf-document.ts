import * as z from 'zod';

const UNITS = [
  ...['Seconds', 'Microseconds', 'Milliseconds'],
  ...['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'],
  ...['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'],
  ...['Percent', 'Count', 'None'],
];

const directive = z.strictObject({
  Namespace: z.string().min(1).max(1024),
  Dimensions: z.array(z.array(z.string().min(1).max(250)).min(1).max(30)).min(1),
  Metrics: z
    .array(
      z.strictObject({
        Name: z.string().min(1).max(1024),
        Unit: z.enum(UNITS).optional(),
        StorageResolution: z.literal([1, 60]).optional(),
      }),
    )
    .max(100),
});

/**
 * A document in CloudWatch's embedded metric format, as its specification has it: what the directives name is at the root,
 * dimensions as texts of 1 to 1024 characters, metrics as numbers (or at most 100 of them).
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const emfDocument = z
  .looseObject({ _aws: z.looseObject({ Timestamp: z.int().positive(), CloudWatchMetrics: z.array(directive) }) })
  .check((given) => {
    const { _aws, ...root } = given.value;
    const expectAt = (name: string, schema: z.ZodType) => {
      if (schema.safeParse(root[name]).success) return;
      given.issues.push({ code: 'custom', input: root[name], path: [name], message: 'is no target of its kind' });
    };
    for (const { Dimensions, Metrics } of _aws.CloudWatchMetrics) {
      for (const name of Dimensions.flat()) expectAt(name, z.string().min(1).max(1024));
      for (const { Name } of Metrics) expectAt(Name, z.union([z.number(), z.array(z.number()).max(100)]));
    }
    if (JSON.stringify(given.value).length > 256_000) {
      given.issues.push({ code: 'custom', input: root, message: 'is larger than a log event may be' });
    }
  });
