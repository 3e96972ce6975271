import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

type Rule = AccountData['account']['rules'][number];
const order = { holding: 0, 'cooling-down': 1, quiet: 2 };
const words = { holding: 'holds', 'cooling-down': 'fired', quiet: 'quiet' };
const colors = { holding: 'red', 'cooling-down': 'yellow', quiet: 'gray' };

/** Which rules hold for the account, which fired and stay silent, and which do not apply. */
export function RulesTab({ data: { account } }: { data: AccountData }) {
  const rules = account.rules.toSorted((a, b) => order[a.standing] - order[b.standing]);
  return (
    <Section title="Rules" note="What raises the alarm about them, and how each stands.">
      <ul className={classes.list}>
        {rules.map((rule) => (
          <RuleLine key={rule.rule} rule={rule} />
        ))}
      </ul>
    </Section>
  );
}

function RuleLine({ rule }: { rule: Rule }) {
  const { rule: ruleId, label, when, standing } = rule;
  return (
    <li className={classes.part}>
      <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId } as never} size="sm" fw={600}>
        {label}
      </Anchor>
      <Badge variant="light" color={colors[standing]} tt="none" c="var(--mantine-color-text)">
        {words[standing]}
      </Badge>
      <Text size="sm" c="dimmed" style={{ gridColumn: '1 / -1' }}>
        {standingWords(rule)}
      </Text>
      <Text size="xs" c="dimmed" ff="monospace" style={{ gridColumn: '1 / -1', overflowWrap: 'anywhere' }}>
        {when}
      </Text>
    </li>
  );
}

function standingWords({ holdsSince, firedDay, silentUntil, playbook, mode }: Rule): string {
  const parts = [
    holdsSince && `holds since ${dayText(holdsSince)}`,
    firedDay && `fired ${dayText(firedDay)}`,
    silentUntil && `silent until ${dayText(silentUntil)}`,
    playbook && `starts ${playbook}`,
    mode === 'shadow' && 'only watched (shadow)',
  ];
  return parts.filter(Boolean).join(' · ') || 'only recorded';
}
