import { afterEach, expect, it, vi } from 'vitest';
import { functionLog } from '../../functions/function-log.ts';
import { embeddedMetrics } from '../../functions/middleware/metrics.ts';
import { emfDocument } from './emf-document.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('prints one JSON object a line, with function, environment and trace, and metrics at its root', () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1');
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const at = new Date('2026-11-21T06:00:00Z');
  functionLog('report-day', 'staging').info('done', embeddedMetrics({ DaysBehind: 0, Firings: 12 }, at));
  expect(printed).toHaveLength(1);
  const [text = ''] = printed;
  expect(text.indexOf('\n')).toBe(text.length - 1);
  const line = JSON.parse(text);
  expect(line).toMatchObject({
    level: 'INFO',
    message: 'done',
    service: 'report-day',
    environment: 'staging',
    xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
    DaysBehind: 0,
    Firings: 12,
  });
  expect(emfDocument.parse(line)._aws).toEqual({
    Timestamp: at.getTime(),
    CloudWatchMetrics: [
      {
        Namespace: 'Holdfast',
        Dimensions: [['environment']],
        Metrics: [
          { Name: 'DaysBehind', Unit: 'Count' },
          { Name: 'Firings', Unit: 'Count' },
        ],
      },
    ],
  });
});

it.each([
  ['without the dimension it names', { DaysBehind: 1, _aws: embeddedMetrics({ DaysBehind: 1 }, new Date())._aws }],
  [
    'whose metric is no number',
    { environment: 'x', DaysBehind: '1', _aws: embeddedMetrics({ DaysBehind: 1 }, new Date())._aws },
  ],
  ['without a time', { environment: 'x', _aws: { CloudWatchMetrics: [] } }],
])('a document %s is not in the embedded metric format', (_, document) => {
  expect(emfDocument.safeParse(document).success).toBe(false);
});
