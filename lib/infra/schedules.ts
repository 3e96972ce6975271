import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { undeliveredQueue } from './dead-letter-queue.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import { FunctionTarget } from './function-target.ts';
import type { Functions } from './functions.ts';
import type { Names } from './names.ts';

type SchedulesProps = { names: Names; config: DeploymentConfig['schedule']; functions: Functions };

/** What happens by itself: the daily run once a day, and a look at held messages every few minutes. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { names, config, functions }: SchedulesProps) {
    super(scope, id);
    const undelivered = undeliveredQueue(this, names.named('schedules-undelivered'));
    const [hour, minute] = config.dailyRunAt.split(':').map(Number);
    const timeZone = TimeZone.of(config.timeZone);
    new Schedule(this, 'DailyRun', {
      scheduleName: names.named('daily-run'),
      description: 'Starts the daily run',
      schedule: ScheduleExpression.cron({ hour: String(hour), minute: String(minute), timeZone }),
      target: new FunctionTarget(this, 'StartDailyRun', functions['start-daily-run'], {
        undelivered,
        // However often it is called, there is one run a day: better late than not at all.
        retries: 10,
        oldestEvent: Duration.hours(12),
      }),
    });
    new Schedule(this, 'ReleaseMessages', {
      scheduleName: names.named('release-messages'),
      description: 'Looks at held messages again',
      schedule: ScheduleExpression.expression(`rate(${config.releaseMessagesEveryMinutes} minutes)`),
      target: new FunctionTarget(this, 'LookAtHeldMessages', functions['release-messages'], {
        undelivered,
        // The next look comes soon, and does what this one would have done.
        retries: 2,
        oldestEvent: Duration.minutes(config.releaseMessagesEveryMinutes),
      }),
    });
  }
}
