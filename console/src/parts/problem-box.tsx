import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asProblem } from '../api/problem.ts';
import { FaultText } from './fault-text.tsx';

/** What went wrong, in words, with each fault at its place, and what can be done. */
export function ProblemBox({ problem, onRetry }: { problem: Error; onRetry?: () => void }) {
  const { title, message, faults } = asProblem(problem);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        {faults.length > 0 && (
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={`${fault.file} ${fault.path} ${fault.position?.line} ${fault.message}`}>
                <FaultText fault={fault} />
              </List.Item>
            ))}
          </List>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
