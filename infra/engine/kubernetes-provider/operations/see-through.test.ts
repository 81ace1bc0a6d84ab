import { describe, expect, it } from 'vitest';
import { ApiError } from '../cluster/api-error.ts';
import { Unanswered } from '../cluster/unanswered.ts';
import type { Cluster, ProviderContext } from '../configuration/provider-context.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { createSeenThrough, seeThrough } from './see-through.ts';

const MANAGER = 'pulumi-kubernetes';
const wanted: JsonObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'm', namespace: 'n', labels: { owner: 'us' } },
};
const lost = () => new Unanswered('cluster', Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
const refused = (code: number, reason: string) => new ApiError(code, { reason, message: reason }, '');
const underWay = (preview = false) => {
  const told: string[] = [];
  const log = { status: (_: string, text: string) => told.push(text) };
  const context = { signal: new AbortController().signal, log } as unknown as ProviderContext;
  return { told, under: { context, urn: 'urn', preview } };
};

/** An API of one object: `stores` says of each create whether it is stored, and `answers` whether anybody hears of it. */
function apiOf(creates: readonly { stores: boolean; answers: boolean }[], found: JsonObject | null = null) {
  let live = found;
  let asked = 0;
  const objects = {
    create: async (object: JsonObject) => {
      const { stores, answers } = creates[asked] ?? { stores: true, answers: true };
      asked += 1;
      if (live) throw refused(409, 'AlreadyExists');
      const managedFields = [{ manager: MANAGER, operation: 'Update' }];
      const metadata = {
        ...(object.metadata as JsonObject),
        managedFields,
        creationTimestamp: new Date().toISOString(),
      };
      if (stores) live = { ...object, metadata };
      if (!answers) throw lost();
      return live ?? {};
    },
    get: async () => {
      if (!live) throw refused(404, 'NotFound');
      return live;
    },
  };
  return { cluster: { objects } as unknown as Cluster, asked: () => asked };
}
const create = (cluster: Cluster, preview = false) =>
  createSeenThrough({ ...underWay(preview).under, cluster }, wanted, { fieldManager: MANAGER, dryRun: preview });

describe('a change whose server gives no answer', () => {
  it('is done again until somebody answers, and says what it waits for', async () => {
    const { told, under } = underWay();
    let tries = 0;
    const act = async () => {
      tries += 1;
      if (tries < 3) throw lost();
      return tries;
    };
    expect(await seeThrough(under, act)).toBe(3);
    expect(told[0]).toContain('no answer from the Kubernetes API');
  });

  it.each([
    ['an answer that is a refusal', false, refused(500, 'InternalError')],
    ['a preview, which changes nothing', true, lost()],
  ])('is not done again after %s', async (_, preview, error) => {
    let tries = 0;
    const act = async () => {
      tries += 1;
      throw error;
    };
    await expect(seeThrough(underWay(preview).under, act)).rejects.toBe(error);
    expect(tries).toBe(1);
  });
});

describe('a create without an answer', () => {
  it('that was stored is found and not made twice', async () => {
    const { cluster, asked } = apiOf([{ stores: true, answers: false }]);
    expect(await create(cluster)).toMatchObject({ kind: 'ConfigMap' });
    expect(asked()).toBe(1);
  });

  it('that was not stored is made again', async () => {
    const { cluster, asked } = apiOf([{ stores: false, answers: false }]);
    expect(await create(cluster)).toMatchObject({ kind: 'ConfigMap' });
    expect(asked()).toBe(2);
  });

  it('takes no namesake of somebody else for its own', async () => {
    const metadata = { name: 'm', namespace: 'n', managedFields: [{ manager: 'kubectl', operation: 'Update' }] };
    const { cluster } = apiOf([], { ...wanted, metadata });
    await expect(create(cluster)).rejects.toMatchObject({ reason: 'AlreadyExists' });
  });
});
