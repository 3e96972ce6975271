import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ApiProblem } from '../api/problem.ts';

/** What went wrong, in words, with each fault at its place, and what can be done. */
export function ProblemBox({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={problem.title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem.message}</Text>
        {problem.faults.length > 0 && (
          <List size="sm">
            {problem.faults.map(({ path, message }) => (
              <List.Item key={`${path}${message}`}>{path ? `${path}: ${message}` : message}</List.Item>
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
