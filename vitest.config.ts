import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where each kind of test lives, and how long one may take: limits against hanging, not expectations of speed. */
const PROJECTS = [
  { name: 'integration', folders: ['adapters', 'local'], timeoutInSeconds: 90 },
  // Loading the CDK takes longer than testing with it: these files share it.
  { name: 'infra', folders: ['infra'], timeoutInSeconds: 90, isolate: false },
  { name: 'journeys', folders: ['journeys'], timeoutInSeconds: 180 },
  { name: 'heavy', folders: ['heavy'], timeoutInSeconds: 1200 },
  // The first one of a machine makes the sample company.
  { name: 'browser', folders: ['browser'], timeoutInSeconds: 300 },
];

const testsIn = (folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
const settings = (seconds: number) => ({
  setupFiles: ['test/setup.ts'],
  testTimeout: seconds * 1000,
  hookTimeout: seconds * 1000,
});

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
          // No module of ours keeps state that a test could see, so the files may share what they import.
          isolate: false,
          ...settings(20),
        },
      },
      ...PROJECTS.map(({ name, folders, timeoutInSeconds, isolate = true }) => ({
        test: { name, include: testsIn(folders), isolate, ...settings(timeoutInSeconds) },
      })),
    ],
  },
});
