import { describe, expect, it } from 'vitest';
import { copiesOn } from './read-copies.ts';

const PLACE = { namespace: 'drug-portal', backupNamespace: 'velero' };
const NIGHT = { startTimestamp: '2026-11-22T18:00:00Z', completionTimestamp: '2026-11-22T18:20:00Z' };
const backup = (spec: object = {}, status: object = {}) => ({
  metadata: { name: 'guangzhou-zy-1-20261122180000' },
  spec: { includedNamespaces: ['drug-portal'], snapshotVolumes: true, ...spec },
  status: { phase: 'Completed', ...NIGHT, expiration: '2026-12-22T18:00:00Z', ...status },
});

/** A cluster's answers by path; what is not named is not there. */
const cluster = (answers: Readonly<Record<string, { status: number; body: unknown }>>) => ({
  get: async (path: string) => answers[path.split('?')[0] ?? ''] ?? { status: 404, body: {} },
});
const KINDS = { status: 200, body: { resources: [{ name: 'backups', kind: 'Backup', namespaced: true }] } };
const PATH = '/apis/velero.io/v1/namespaces/velero/backups';
const withBackups = (...items: object[]) =>
  cluster({ '/apis/velero.io/v1': KINDS, [PATH]: { status: 200, body: { items, metadata: {} } } });

describe('Copies of a tenancy', () => {
  it('are the finished ones of its namespace, with their instants', async () => {
    expect(await copiesOn(withBackups(backup()), PLACE)).toEqual({
      is: 'read',
      copies: [
        {
          name: 'guangzhou-zy-1-20261122180000',
          startedAt: new Date('2026-11-22T18:00:00Z'),
          finishedAt: new Date('2026-11-22T18:20:00Z'),
          keptUntil: new Date('2026-12-22T18:00:00Z'),
        },
      ],
    });
  });

  it.each([
    ['not finished', {}, { phase: 'InProgress', completionTimestamp: undefined }],
    ['finished in part', {}, { phase: 'PartiallyFailed' }],
    ['of another namespace', { includedNamespaces: ['other'] }, {}],
    ['of all but this namespace', { includedNamespaces: ['*'], excludedNamespaces: ['drug-portal'] }, {}],
    ['without volumes', { snapshotVolumes: false }, {}],
    ['without some kinds', { excludedResources: ['persistentvolumeclaims'] }, {}],
    ['of chosen objects', { labelSelector: { matchLabels: { app: 'web' } } }, {}],
  ])('are none that is %s', async (_, spec, status) => {
    expect(await copiesOn(withBackups(backup(spec, status)), PLACE)).toEqual({ is: 'read', copies: [] });
  });

  it('are none where the cluster has no such kind, and not known where they may not be read', async () => {
    expect(await copiesOn(cluster({}), PLACE)).toEqual({ is: 'read', copies: [] });
    const forbidden = { status: 403, body: { message: 'no' } };
    const ready = { status: 200, body: 'ok' };
    const refused = cluster({ '/apis/velero.io/v1': KINDS, [PATH]: forbidden, '/readyz': ready });
    expect(await copiesOn(refused, PLACE)).toEqual({ is: 'unreadable' });
  });
});
