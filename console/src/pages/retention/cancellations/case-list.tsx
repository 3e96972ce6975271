import { Accordion, Badge, Button, Group, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { dayText, numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { ShowAll } from '../parts/show-all.tsx';
import { useFirst } from '../parts/use-first.ts';
import { CaseDetail } from './case-detail.tsx';
import { CaseTable } from './case-table.tsx';
import { type Cancellations, type Case, reasonText } from './reasons.ts';

type CaseListProps = { report: Cancellations; reason?: string; onReason: (reason: string | undefined) => void };

/** The customers lost, one by one, each with what was found. */
export function CaseList({ report, reason, onReason }: CaseListProps) {
  const cases = reason === undefined ? report.cases : report.cases.filter(({ derived }) => derived === reason);
  const [shown, showAll] = useFirst(cases);
  return (
    <FigureCard
      title="One by one"
      description={
        report.casesLeftOut > 0
          ? `The newest ${numberText(report.cases.length)}; ${numberText(report.casesLeftOut)} older ones are not listed.`
          : 'The newest first. Open one to see what speaks for the reason.'
      }
      controls={
        reason !== undefined && (
          <Button
            size="compact-sm"
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            onClick={() => onReason(undefined)}
          >
            {reasonText(reason)}
          </Button>
        )
      }
      table={() => <CaseTable cases={cases} />}
    >
      <Accordion variant="default" chevronPosition="left" styles={{ control: { paddingInline: 4 } }}>
        {shown.map((one) => (
          <Accordion.Item key={keyOf(one)} value={keyOf(one)}>
            <Accordion.Control>
              <CaseHead one={one} />
            </Accordion.Control>
            <Accordion.Panel>
              <CaseDetail one={one} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <ShowAll shown={shown.length} all={cases.length} onShow={showAll} />
      {cases.length === 0 && (
        <Text size="sm" c="dimmed">
          None of the customers listed left for this reason.
        </Text>
      )}
    </FigureCard>
  );
}

/** What ids are made of has no spaces. */
const keyOf = ({ accountId, day }: Case) => `${day}-${encodeURIComponent(accountId)}`;

function CaseHead({ one }: { one: Case }) {
  const { name, accountId, day, derived, because, agreement, currency, mrr } = one;
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text fw={600} size="sm">
            {name ?? accountId}
          </Text>
          <Badge variant="light" tt="none" c="var(--mantine-color-text)">
            {reasonText(derived)}
          </Badge>
          {agreement === 'differs' && (
            <Badge variant="outline" color="gray" tt="none" c="var(--mantine-color-text)">
              said: {reasonText(one.said?.reason ?? 'unknown')}
            </Badge>
          )}
        </Group>
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {amountText(mrr, currency)}{' '}
          <Text span c="dimmed" inherit>
            · {dayText(day)}
          </Text>
        </Text>
      </Group>
      <Text size="sm" c="dimmed" lineClamp={2}>
        {because}
      </Text>
    </div>
  );
}
