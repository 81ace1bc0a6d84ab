import { describe, expect, it } from 'vitest';
import { type ClusterAnswer, ClusterRefused, ClusterUnreachable } from './cluster-connection.ts';
import { listLive } from './live-object.ts';
import { ObjectPaths } from './object-path.ts';
import { refusalOf } from './refusal-of.ts';

/** A server that answers whether it is ready with `ready`, and every other question with `status`. */
const server = (status: number, ready = 200) => ({
  get: async (path: string): Promise<ClusterAnswer> =>
    path === '/readyz' ? { status: ready, body: 'ok' } : { status, body: { message: 'as the test has it' } },
});
const PODS = { apiVersion: 'v1', kind: 'Pod', namespace: 'a' } as const;

describe('An answer that is not the one asked for', () => {
  it.each([429, 500, 502, 503, 504])('of %i says that nobody is served just now', async (status) => {
    const cluster = server(status);
    expect(await refusalOf(cluster, '/api/v1/pods', await cluster.get('/api/v1/pods'))).toBeInstanceOf(
      ClusterUnreachable,
    );
    await expect(new ObjectPaths(cluster).of(PODS)).rejects.toBeInstanceOf(ClusterUnreachable);
  });

  it('of 403 says so too while the server is starting, and is no missing right', async () => {
    const cluster = server(403, 500);
    const known = { of: async () => '/api/v1/namespaces/a/pods' } as unknown as ObjectPaths;
    await expect(listLive(cluster, known, PODS)).rejects.toBeInstanceOf(ClusterUnreachable);
    expect(await listLive(server(403), known, PODS)).toBeNull();
  });

  it.each([400, 401, 403, 404, 410, 422])(
    'of %i by a server that is ready is a refusal, in its own words',
    async (status) => {
      const cluster = server(status);
      const refusal = await refusalOf(cluster, '/api/v1/pods', await cluster.get('/api/v1/pods'));
      expect(refusal).toBeInstanceOf(ClusterRefused);
      expect(refusal.message).toContain(`${status} to /api/v1/pods: as the test has it`);
    },
  );
});
