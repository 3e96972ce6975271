import { Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText, moneyText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import { TableView } from '../../parts/table-view.tsx';
import type { AccountData } from './account-data.ts';
import { PeopleSection } from './people-section.tsx';

type Dealings = NonNullable<AccountData['dealings']>;

/** The people at the account, and what there was between them and us. */
export function DealingsTab({ data: { dealings } }: { data: AccountData }) {
  if (!dealings) {
    return (
      <EmptyState icon={IconUsers} title="Nothing is known of their people">
        People, cases, surveys and the contract come from the sources that know of them: the CRM, the help desk, the
        survey tool.
      </EmptyState>
    );
  }
  return (
    <Stack gap="md">
      <PeopleSection dealings={dealings} />
      <Cases cases={dealings.cases} />
      <Surveys surveys={dealings.surveys} />
      <Contract dealings={dealings} />
    </Stack>
  );
}

function Cases({ cases }: { cases: Dealings['cases'] }) {
  const open = cases.filter(({ resolvedAt }) => !resolvedAt).length;
  return (
    <Section title="Support" note={cases.length === 0 ? 'No case in the time that metrics look back.' : `${open} open`}>
      {cases.length > 0 && (
        <TableView
          caption="Support cases, open ones first"
          rows={cases}
          rowKey={({ source, caseId }) => `${source}${caseId}`}
          columns={[
            {
              key: 'opened',
              label: 'Opened',
              value: ({ openedAt }) => openedAt,
              cell: ({ openedAt }) => dayText(openedAt),
            },
            { key: 'subject', label: 'About', value: ({ subject }) => subject ?? '' },
            { key: 'priority', label: 'Priority', value: ({ priority }) => priority ?? '' },
            {
              key: 'state',
              label: 'State',
              value: ({ resolvedAt, resolution }) => (resolvedAt ? (resolution ?? 'closed').replace('-', ' ') : 'open'),
            },
            { key: 'satisfaction', label: 'Rating', value: ({ satisfaction }) => satisfaction, align: 'right' },
          ]}
        />
      )}
    </Section>
  );
}

function Surveys({ surveys }: { surveys: Dealings['surveys'] }) {
  const answered = surveys.filter(({ answeredDay }) => answeredDay).length;
  const note =
    surveys.length === 0
      ? 'None was sent.'
      : `${answered} of the last ${surveys.length} were answered; silence says something too.`;
  return (
    <Section title="Surveys" note={note}>
      {surveys.length > 0 && (
        <TableView
          caption="Surveys, newest first"
          rows={surveys}
          rowKey={({ source, surveyId }) => `${source}${surveyId}`}
          columns={[
            { key: 'sent', label: 'Sent', value: ({ sentDay }) => sentDay, cell: ({ sentDay }) => dayText(sentDay) },
            { key: 'person', label: 'To', value: ({ person }) => person ?? '' },
            { key: 'type', label: 'Kind', value: ({ type }) => type.toUpperCase() },
            {
              key: 'score',
              label: 'Answer',
              value: ({ score, answeredDay }) => (answeredDay ? (score ?? 'answered') : 'no answer'),
            },
            { key: 'comment', label: 'In their words', value: ({ comment }) => comment ?? '' },
          ]}
        />
      )}
    </Section>
  );
}

function Contract({ dealings: { subscriptions, invoices, cancellations } }: { dealings: Dealings }) {
  return (
    <Section title="Subscription and renewal">
      {cancellations.map(({ cancellationId, day, reason, comment }) => (
        <Text key={cancellationId} size="sm" mb="xs">
          <strong>Cancelled, effective {dayText(day)}</strong>: {reason.replaceAll('-', ' ')}
          {comment && `. “${comment}”`}
        </Text>
      ))}
      <TableView
        caption="Lines of the subscription, newest first"
        rows={subscriptions}
        rowKey={({ source, subscriptionId }) => `${source}${subscriptionId}`}
        columns={[
          { key: 'plan', label: 'Plan', value: ({ plan }) => plan ?? '' },
          {
            key: 'mrr',
            label: 'A month',
            align: 'right',
            value: ({ mrr }) => mrr,
            cell: ({ mrr, currency }) => (mrr === undefined ? '' : moneyText(mrr, currency)),
          },
          { key: 'seats', label: 'Seats', align: 'right', value: ({ seats }) => seats },
          { key: 'from', label: 'From', value: ({ startDay }) => startDay, cell: ({ startDay }) => dayText(startDay) },
          {
            key: 'until',
            label: 'Until',
            value: ({ endDay, renewalDay }) => endDay ?? renewalDay,
            cell: ({ endDay, renewalDay }) => untilText(endDay, renewalDay),
          },
        ]}
      />
      {invoices.length > 0 && (
        <TableView
          caption="Invoices, newest first"
          rows={invoices}
          rowKey={({ source, invoiceId }) => `${source}${invoiceId}`}
          columns={[
            {
              key: 'issued',
              label: 'Issued',
              value: ({ issuedDay }) => issuedDay,
              cell: ({ issuedDay }) => dayText(issuedDay),
            },
            {
              key: 'amount',
              label: 'Amount',
              align: 'right',
              value: ({ amount }) => amount,
              cell: ({ amount, currency }) => moneyText(amount, currency),
            },
            { key: 'due', label: 'Due', value: ({ dueDay }) => dueDay, cell: ({ dueDay }) => dayText(dueDay) },
            {
              key: 'paid',
              label: 'Paid',
              value: ({ paidDay }) => paidDay ?? '',
              cell: ({ paidDay }) => (paidDay ? dayText(paidDay) : 'open'),
            },
          ]}
        />
      )}
    </Section>
  );
}

function untilText(endDay?: string, renewalDay?: string): string {
  if (endDay) return `ended ${dayText(endDay)}`;
  return renewalDay ? `renews ${dayText(renewalDay)}` : '';
}
