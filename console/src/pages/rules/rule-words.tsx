import { Badge, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconEye,
  IconFlame,
  IconInfoCircle,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import type { Severity } from '../../../../lib/domain/rules/firing.ts';
import type { RuleMode } from '../../../../lib/domain/rules/rule.ts';

const modes: Record<RuleMode, { words: string; color: string; icon: typeof IconEye; tells: string }> = {
  live: { words: 'live', color: 'teal', icon: IconPlayerPlay, tells: 'It fires, and starts its playbook.' },
  shadow: { words: 'shadow', color: 'gray', icon: IconEye, tells: 'It only records what it would have done.' },
  off: { words: 'off', color: 'gray', icon: IconPlayerPause, tells: 'It is not looked at.' },
};

/** Whether a rule acts, watches or rests. */
export function ModeBadge({ mode }: { mode: RuleMode }) {
  const { words, color, icon: Icon, tells } = modes[mode];
  return (
    <Badge variant={mode === 'live' ? 'light' : 'outline'} color={color} leftSection={<Icon size={12} />} title={tells}>
      {words}
    </Badge>
  );
}

/** What a mode means, in a sentence. */
export const modeTells = (mode: RuleMode): string => modes[mode].tells;

const severities: Record<Severity, typeof IconEye> = {
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  critical: IconFlame,
};

/** How urgent a firing is: a shape and a word. */
export function SeverityText({ severity }: { severity: Severity }) {
  const Icon = severities[severity];
  return (
    <Group gap={4} wrap="nowrap">
      <Icon size={15} aria-hidden="true" />
      <Text size="sm">{severity}</Text>
    </Group>
  );
}
