import { SimpleGrid, Skeleton, Stack } from '@mantine/core';

/** The room that a report takes, while it is read. */
export function ReportLoading({ figures = 4 }: { figures?: number }) {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 2, md: figures }} spacing="md">
        {Array.from({ length: figures }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all alike
          <Skeleton key={index} height={104} radius="md" />
        ))}
      </SimpleGrid>
      <Skeleton height={320} radius="md" />
      <Skeleton height={420} radius="md" />
    </Stack>
  );
}
