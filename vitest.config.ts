import { defineConfig } from 'vitest/config';

const everywhere = ['policies', 'infra', 'console', 'agent', 'test'];
const under = (suffix: string) => everywhere.map((room) => `${room}/**/*${suffix}`);
const kinds = ['.pulumi.test.ts', '.db.test.ts', '.cluster.test.ts', '.engine.test.ts', '.e2e.test.ts'];

/**
 * One project per kind of ground a test stands on; the file's suffix says which.
 * unit: nothing · pulumi: SDK mocks (process-wide, so forks) · web: jsdom · db: PostgreSQL ·
 * cluster: a Kubernetes API · engine: Pulumi CLI, PostgreSQL and a Kubernetes API · e2e: the whole system.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: under('.test.ts'),
          exclude: ['**/node_modules/**', ...kinds.flatMap(under)],
        },
      },
      { test: { name: 'pulumi', pool: 'forks', include: under('.pulumi.test.ts'), testTimeout: 30_000 } },
      { test: { name: 'web', environment: 'jsdom', include: ['console/web/**/*.test.tsx'], testTimeout: 20_000 } },
      {
        test: {
          name: 'db',
          include: under('.db.test.ts'),
          globalSetup: ['test/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'cluster',
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
          include: under('.e2e.test.ts'),
          globalSetup: ['test/support/system.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
