import { defineConfig } from 'vitest/config';

const everywhere = ['policies', 'infra', 'console', 'agent', 'test'];
const under = (suffix: string) => everywhere.map((room) => `${room}/**/*${suffix}`);
/** A poll waits for a condition, not for a fast machine; one second, the default, is a race on a busy one. */
const patient = { poll: { timeout: 20_000 } };
const kinds = ['.pulumi.test.ts', '.db.test.ts', '.cluster.test.ts', '.engine.test.ts', '.e2e.test.ts'];

/**
 * One project per kind of ground a test stands on; the file's suffix says which.
 * unit: nothing · pulumi: SDK mocks (process-wide, so forks) · web: jsdom · db: PostgreSQL ·
 * cluster: a Kubernetes API · engine: Pulumi CLI, PostgreSQL and a Kubernetes API · e2e: the whole system.
 *
 * The unit and web files of a worker share its modules (`isolate: false`), which takes most of the starting of 350 files away: what
 * a test changes of its process (timers, globals) it puts back.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    // The end of a long run repeats the messages alone: they say what was found, and not “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 600 },
    projects: [
      {
        test: {
          name: 'unit',
          expect: patient,
          isolate: false,
          testTimeout: 30_000,
          include: under('.test.ts'),
          exclude: ['**/node_modules/**', ...kinds.flatMap(under)],
        },
      },
      {
        test: {
          name: 'pulumi',
          expect: patient,
          pool: 'forks',
          include: under('.pulumi.test.ts'),
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'web',
          expect: patient,
          environment: 'jsdom',
          isolate: false,
          include: ['console/web/**/*.test.tsx'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          expect: patient,
          include: under('.db.test.ts'),
          globalSetup: ['test/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'cluster',
          expect: patient,
          include: under('.cluster.test.ts'),
          globalSetup: ['test/support/cluster.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'engine',
          expect: patient,
          include: under('.engine.test.ts'),
          globalSetup: ['test/support/database.ts', 'test/support/cluster.ts'],
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: patient,
          include: under('.e2e.test.ts'),
          globalSetup: ['test/support/system.ts', 'test/support/database.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
