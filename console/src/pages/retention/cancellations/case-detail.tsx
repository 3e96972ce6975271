import { Anchor, List, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayText, numberText } from '../../../parts/formats.ts';
import { agreementWords, type Case, reasonText } from './reasons.ts';

/** What was found of a lost customer: what it said, what our records show, what we did, and what would have told. */
export function CaseDetail({ one }: { one: Case }) {
  const { said, agreement, tenureDays, lastDay, accountId } = one;
  return (
    <div>
      <Text size="sm" mb="sm">
        {said === undefined ? 'Its contract ended without a notice. ' : `It said: ${reasonText(said.reason)}. `}
        {said?.comment && <q>{said.comment}</q>} {agreementWords[agreement]}{' '}
        {tenureDays !== undefined && `It was a customer for ${numberText(tenureDays)} days. `}
        <Anchor component={Link} to="/accounts/$accountId" params={{ accountId } as never} size="sm" underline="always">
          Open the account
        </Anchor>
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Evidence one={one} />
        <Catches one={one} />
        <Tested one={one} />
        <Deeds one={one} />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="sm">
        Looked into as of {dayText(lastDay)}, the last day before it was known to leave.
      </Text>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {children}
    </div>
  );
}

const none = (text: string) => (
  <Text size="sm" c="dimmed">
    {text}
  </Text>
);

function Evidence({ one: { evidence } }: { one: Case }) {
  return (
    <Part title="What speaks for it">
      {evidence.length === 0 && none('Nothing in our records.')}
      <List size="sm" spacing={2}>
        {evidence.map(({ what, value, unit, day, source }) => (
          <List.Item key={`${what} ${day}`}>
            {what}
            {value !== undefined && `: ${numberText(value)}${unit ? ` ${unit}` : ''}`}{' '}
            <Text span c="dimmed" size="xs">
              {dayText(day)}, {source}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

function Catches({ one: { catches } }: { one: Case }) {
  return (
    <Part title="Which rule would have told">
      {catches.length === 0 && none('None of those that judge an account by itself alone.')}
      <List size="sm" spacing={2}>
        {catches.map(({ ruleId, label, day, daysBefore, basis, mode }) => (
          <List.Item key={ruleId}>
            <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId } as never} size="sm" underline="always">
              {label}
            </Anchor>
            , {numberText(daysBefore)} days before{' '}
            <Text span c="dimmed" size="xs">
              {dayText(day)}, {basis === 'recorded' ? 'it fired' : 'by judging those days anew'}
              {mode === 'shadow' ? ', in shadow' : ''}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

const verdictWords = { true: 'yes', false: 'no', unknown: 'cannot say' } as const;

function Tested({ one: { tested } }: { one: Case }) {
  return (
    <Part title="What was asked, in this order">
      <List size="sm" spacing={2} type="ordered">
        {tested.map(({ reason, verdict, because }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in the order of the table, a reason may be asked for twice
          <List.Item key={index}>
            {reasonText(reason)}: <b>{verdictWords[String(verdict) as keyof typeof verdictWords]}</b>{' '}
            <Text span c="dimmed" size="xs">
              {because}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

const deedWords = { firing: 'Rule', run: 'Playbook', message: 'Message', task: 'Task' } as const;

function Deeds({ one: { deeds } }: { one: Case }) {
  return (
    <Part title="What we noticed and did before">
      {deeds.length === 0 && none('Nothing is on record.')}
      <List size="sm" spacing={2}>
        {deeds.map(({ at, kind, what, outcome }) => (
          <List.Item key={`${at} ${kind} ${what}`}>
            {deedWords[kind]} {what}: {outcome}{' '}
            <Text span c="dimmed" size="xs">
              {dayText(at)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}
