import { describe, expect, it } from 'vitest';
import { ClusterUnreachable } from './cluster-connection.ts';
import { readClusterIdentity } from './cluster-identity.ts';

/** A server that answers the identity with `status`, and whether it is ready with `ready`. */
const server = (status: number, ready = 200) => ({
  get: async (path: string) =>
    path === '/readyz' ? { status: ready, body: 'ok' } : { status, body: { metadata: { uid: 'uid-1' } } },
});

describe('The identity of a cluster', () => {
  it('is the uid of its namespace kube-system', async () => {
    expect(await readClusterIdentity(server(200))).toBe('uid-1');
  });

  it.each([429, 500, 502, 503, 504])('is not known, and asked again, while the server answers %i', async (status) => {
    await expect(readClusterIdentity(server(status))).rejects.toThrow(ClusterUnreachable);
  });

  it('is asked again while a server that is starting forbids everybody everything', async () => {
    await expect(readClusterIdentity(server(403, 500))).rejects.toThrow(ClusterUnreachable);
  });

  it.each([401, 403, 404])('is refused for good by a server that is ready and answers %i', async (status) => {
    const asked = readClusterIdentity(server(status));
    await expect(asked).rejects.toThrow('let the credential get the namespace kube-system');
    await expect(asked).rejects.not.toThrow(ClusterUnreachable);
  });
});
