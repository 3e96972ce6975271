import type { AlarmRow } from './alarm-row.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';

const HOUR = 60;

/** Playbook runs, and what leaves the house. */
export function sendingAlarms(metrics: DeployedMetrics): AlarmRow[] {
  return [...playbooks(metrics), ...reputation(metrics)];
}

function playbooks({ holdfast }: DeployedMetrics): AlarmRow[] {
  const any = { threshold: 1, periodInMinutes: HOUR, silence: 'fine' } as const;
  return [
    {
      id: 'playbook-runs-failed',
      means: 'A playbook run ended in the middle: what it still had to do will not happen.',
      runbook: 'playbook-runs-failed',
      reads: [holdfast('PlaybookRunsFailed')],
      ...any,
    },
    {
      id: 'deliveries-failed',
      means: 'A mail or a webhook could not be delivered.',
      runbook: 'deliveries-failed',
      reads: [holdfast('DeliveriesFailed')],
      ...any,
    },
    {
      id: 'deliveries-unknown',
      means: 'A mail may have left or not, and is not sent again until a person has decided.',
      runbook: 'deliveries-unknown',
      reads: [holdfast('DeliveriesUnknown')],
      ...any,
    },
  ];
}

/** Amazon SES puts an account under review at 5 % bounces and 0.1 % complaints, and stops it at 10 % and 0.5 %. */
function reputation({ mail }: DeployedMetrics): AlarmRow[] {
  const often = { periodInMinutes: HOUR, silence: 'no news' } as const;
  return [
    {
      id: 'bounce-rate',
      means: 'At least 4 % of our mail bounces; at 5 % Amazon SES reviews the account, at 10 % it stops it.',
      runbook: 'bounce-rate',
      reads: [mail('Reputation.BounceRate', 'Maximum')],
      threshold: 0.04,
      ...often,
    },
    {
      id: 'complaint-rate',
      means:
        'At least 0.08 % of our mail is called spam; at 0.1 % Amazon SES reviews the account, at 0.5 % it stops it.',
      runbook: 'complaint-rate',
      reads: [mail('Reputation.ComplaintRate', 'Maximum')],
      threshold: 0.0008,
      ...often,
    },
  ];
}
