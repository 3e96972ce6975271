import { Alert, Anchor, Card, Group, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../api/use-act.ts';
import { BandBadge } from '../../parts/band-badge.tsx';
import { daysText, dayText, moneyText, numberText, shareText } from '../../parts/formats.ts';
import { Sparkline } from '../../parts/sparkline.tsx';
import { useMe } from '../../parts/use-me.ts';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

/** What one wants to know first: how they stand, where it goes, what they are worth, until when, and who looks after them. */
export function AccountHeader({ data }: { data: AccountData }) {
  const { account, standings, pause } = data;
  const { attributes, health, risk, day, implementedDay } = account;
  const mrr = account.metrics.find(({ metric }) => metric === 'mrr')?.value;
  return (
    <>
      {pause && <Paused data={data} />}
      <Card withBorder padding="md">
        <div className={classes.facts}>
          <Fact label="Health">
            <BandBadge band={health.band} score={health.score} />
          </Fact>
          <Fact label="Over the quarter" note={trendWords(health.trend, health.score)}>
            <Sparkline
              values={standings.map(({ score }) => score ?? null)}
              range={[0, 100]}
              label={`Score on ${standings.length} days, now ${health.score ?? 'not known'}`}
            />
          </Fact>
          {risk?.probability !== undefined && (
            <Fact label={`Churn risk, ${risk.horizonDays} days`} note={averageWords(risk.average)}>
              {shareText(risk.probability, 1)}
            </Fact>
          )}
          <Fact label="Revenue" note={attributes.plan}>
            {mrr === undefined ? 'not known' : `${moneyText(mrr, attributes.currency)} a month`}
          </Fact>
          <Fact label={attributes.cancelledDay ? 'Cancelled' : 'Renewal'} note={whenWords(attributes, day)}>
            {dayOrUnknown(attributes.cancelledDay ?? attributes.renewalDay)}
          </Fact>
          <Fact label="Looked after by">
            {attributes.owner ? (
              <Anchor
                component={Link}
                to="/accounts"
                search={{ owner: attributes.owner } as never}
                fz="inherit"
                style={{ overflowWrap: 'anywhere' }}
              >
                {attributes.owner.split('@')[0]}
              </Anchor>
            ) : (
              'nobody'
            )}
          </Fact>
          <Fact label="Stage" note={attributes.signupDay && `since ${dayText(attributes.signupDay)}`}>
            {implementedDay ? `implemented ${dayText(implementedDay)}` : (attributes.stage ?? 'not implemented')}
          </Fact>
        </div>
      </Card>
    </>
  );
}

function Fact({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="div" fw={600}>
        {children}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  );
}

const dayOrUnknown = (day?: string) => (day ? dayText(day) : 'not known');

const averageWords = (average?: number) => average !== undefined && `the average account: ${shareText(average, 1)}`;

function trendWords(trend: AccountData['account']['health']['trend'], score?: number): string | undefined {
  const before = trend?.days28?.score;
  if (before === undefined || score === undefined) return undefined;
  const change = Math.round(score - before);
  if (change === 0) return 'as four weeks ago';
  return `${change > 0 ? '▲ +' : '▼ −'}${numberText(Math.abs(change))} in four weeks`;
}

function whenWords(
  { renewalDay, cancelledDay, contract }: AccountData['account']['attributes'] & { contract?: string },
  day: string,
) {
  if (cancelledDay) return undefined;
  if (contract === 'ended') return 'the contract has ended';
  if (!renewalDay) return undefined;
  return daysText(Math.round((Date.parse(renewalDay) - Date.parse(day)) / 86_400_000));
}

function Paused({ data: { account, pause } }: { data: AccountData }) {
  const { mayUse } = useMe();
  const resume = useAct('resumeNudges', {
    refreshes: ['showAccountPage', 'showTimeline', 'listOutbox'],
    done: 'Nudges may go again; what was held back is weighed anew.',
  });
  return (
    <Alert
      icon={<IconPlayerPause />}
      color="yellow"
      variant="light"
      title={`Nudges are paused until ${dayText(pause?.until ?? '')}`}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" className={classes.text}>
          {pause?.because} ({pause?.by})
        </Text>
        {mayUse('csm') && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            disabled={resume.isPending}
            onClick={() => resume.mutate({ params: { accountId: account.accountId }, body: {} })}
          >
            Resume now
          </Anchor>
        )}
      </Group>
    </Alert>
  );
}
