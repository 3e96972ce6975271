import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { undeliveredQueue } from './dead-letter-queue.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import { FunctionTarget } from './function-target.ts';
import type { Functions } from './functions.ts';
import type { Names } from './names.ts';

type SchedulesProps = { names: Names; config: DeploymentConfig['schedule']; functions: Functions };

/** What happens by itself: the daily run once a day, a look at held messages every few minutes, a new risk model once a month, the implementation review and digests when they are due. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { names, config, functions }: SchedulesProps) {
    super(scope, id);
    const undelivered = undeliveredQueue(this, names.named('schedules-undelivered'));
    const timeZone = TimeZone.of(config.timeZone);
    new Schedule(this, 'DailyRun', {
      scheduleName: names.named('daily-run'),
      description: 'Starts the daily run',
      schedule: ScheduleExpression.cron({ ...at(config.dailyRunAt), timeZone }),
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
    new Schedule(this, 'TrainRisk', {
      scheduleName: names.named('train-risk'),
      description: 'Trains the churn-risk model',
      schedule: ScheduleExpression.cron({ day: '1', ...at(config.trainRiskAt), timeZone: TimeZone.ETC_UTC }),
      target: new FunctionTarget(this, 'TrainRiskModel', functions['train-risk'], {
        undelivered,
        // Late is as good: a month has one model, whenever in it that is trained. In UTC, as days are judged.
        retries: 10,
        oldestEvent: Duration.hours(12),
      }),
    });
    new Schedule(this, 'PrepareReview', {
      scheduleName: names.named('prepare-review'),
      description: 'Prepares the implementation review on the first working day of a month',
      schedule: ScheduleExpression.cron({ ...at(config.reviewAt), timeZone }),
      target: new FunctionTarget(this, 'PrepareDueReview', functions['prepare-review'], {
        undelivered,
        // It is looked for every day: one that could not be prepared on its day is on the next.
        retries: 10,
        oldestEvent: Duration.hours(12),
      }),
    });
    new Schedule(this, 'SendDigests', {
      scheduleName: names.named('send-digest'),
      description: 'Sends the digests that are due',
      schedule: ScheduleExpression.cron({ ...at(config.digestsAt), timeZone }),
      target: new FunctionTarget(this, 'SendDueDigests', functions['send-digest'], {
        undelivered,
        // A digest goes once, on its day or one of the next.
        retries: 10,
        oldestEvent: Duration.hours(12),
      }),
    });
  }
}

/** A time of day as cron has it. */
function at(time: string): { hour: string; minute: string } {
  const [hour, minute] = time.split(':').map(Number);
  return { hour: String(hour), minute: String(minute) };
}
