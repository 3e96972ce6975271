import { TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import type { Names } from './names.ts';

type SchedulesProps = {
  names: Names;
  config: DeploymentConfig['schedule'];
  dailyRun: StateMachine;
  releaseMessages: HoldfastFunction;
};

/** What happens by itself: the daily run once a day, and a look at held messages every few minutes. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { names, config, dailyRun, releaseMessages }: SchedulesProps) {
    super(scope, id);
    const undelivered = deadLetterQueue(this, 'Undelivered', names.named('schedules-undelivered'));
    const [hour, minute] = config.dailyRunAt.split(':').map(Number);
    const timeZone = TimeZone.of(config.timeZone);
    new Schedule(this, 'DailyRun', {
      scheduleName: names.named('daily-run'),
      description: 'Starts the daily run',
      schedule: ScheduleExpression.cron({ hour: String(hour), minute: String(minute), timeZone }),
      target: new StepFunctionsStartExecution(dailyRun, {
        input: ScheduleTargetInput.fromObject({}),
        deadLetterQueue: undelivered,
      }),
    });
    new Schedule(this, 'ReleaseMessages', {
      scheduleName: names.named('release-messages'),
      description: 'Looks at held messages again',
      schedule: ScheduleExpression.expression(`rate(${config.releaseMessagesEveryMinutes} minutes)`),
      target: new LambdaInvoke(releaseMessages, {
        input: ScheduleTargetInput.fromObject({}),
        deadLetterQueue: undelivered,
      }),
    });
  }
}
