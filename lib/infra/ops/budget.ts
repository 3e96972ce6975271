import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { Names } from '../names.ts';

type BudgetProps = { names: Names; monthlyUsd: number; addresses: readonly string[] };

/** When to tell, in percent of the budget: of what was spent, or of what the month will come to. */
const NOTICES = [
  { notificationType: 'ACTUAL', threshold: 50 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
] as const;

/**
 * What the whole AWS account may cost in a month. AWS mails the addresses itself, without asking them to confirm;
 * with no address the budget is only shown, since a notice must have a reader.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { names, monthlyUsd, addresses }: BudgetProps) {
    super(scope, id);
    const subscribers = addresses.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const notices = NOTICES.map((notice) => ({
      notification: { ...notice, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers,
    }));
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetName: names.prefix,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: subscribers.length > 0 ? notices : undefined,
    });
  }
}
