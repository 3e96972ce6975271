import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where each kind of test lives, and how long one may take: limits against hanging, not expectations of speed. */
const PROJECTS = [
  { name: 'integration', folders: ['adapters', 'infra', 'local'], timeoutInSeconds: 90 },
  { name: 'journeys', folders: ['journeys'], timeoutInSeconds: 180 },
  { name: 'heavy', folders: ['heavy'], timeoutInSeconds: 1200 },
];

const testsIn = (folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
const limit = (seconds: number) => ({ testTimeout: seconds * 1000, hookTimeout: seconds * 1000 });

export default defineConfig({
  test: {
    // One for each core of a small machine; the default would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: testsIn(PROJECTS.flatMap(({ folders }) => folders)),
          ...limit(20),
        },
      },
      ...PROJECTS.map(({ name, folders, timeoutInSeconds }) => ({
        test: { name, include: testsIn(folders), ...limit(timeoutInSeconds) },
      })),
    ],
  },
});
