import { describe, expect, it } from 'vitest';
import { type PropertyMap, Secret, UNKNOWN } from '../protocol/property-value.ts';
import { useStage } from '../testing/stage.ts';

describe('checking inputs', () => {
  const stage = useStage();

  it("puts a namespaced object into the provider's namespace, and leaves cluster objects alone", async () => {
    const map = await stage
      .resource('core/v1:ConfigMap', 'a')
      .check({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    expect(map.metadata).toEqual({ name: 'a', namespace: 'default' });
    const space = await stage
      .resource('core/v1:Namespace', 'n')
      .check({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
    expect(space.metadata).toEqual({ name: 'n' });
  });

  it('writes quantities as the server does', async () => {
    const quota = stage.object('v1/ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '925000m' } } });
    const inputs = await stage.resource('core/v1:ResourceQuota', 'q').check(quota);
    expect(inputs.spec).toEqual({ hard: { 'requests.cpu': '925' } });
  });

  it('keeps unknown and secret values what they are', async () => {
    const object: PropertyMap = {
      ...stage.object('v1/ConfigMap', 'a'),
      data: { later: UNKNOWN, hidden: new Secret('x') },
    };
    const inputs = await stage.resource('core/v1:ConfigMap', 'a').check(object);
    expect(inputs.data).toEqual({ later: UNKNOWN, hidden: new Secret('x') });
  });

  it('draws the same name from the same seed', async () => {
    const unnamed = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: stage.namespace } };
    const seed = new Uint8Array(32).fill(7);
    const name = async () => (await stage.resource('core/v1:ConfigMap', 'tenant').check(unnamed, { seed })).metadata;
    expect(await name()).toEqual(await name());
  });

  it('refuses generateName', async () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } };
    await expect(stage.resource('core/v1:ConfigMap', 'a').check(object)).rejects.toThrow(/generateName/);
  });

  it('refuses lists', async () => {
    const list = { apiVersion: 'v1', kind: 'ConfigMapList', items: [] };
    await expect(stage.resource('core/v1:ConfigMapList', 'a').check(list)).rejects.toThrow(
      /cannot be created directly. Use the underlying resource type instead/,
    );
  });

  it('refuses Helm releases by naming the official plugin', async () => {
    await expect(stage.resource('helm.sh/v3:Release', 'a').check({ chart: 'x' })).rejects.toThrow(
      /is not supported by the stand-in Kubernetes provider; install the official plugin \(pulumi-resource-kubernetes v4.32.0\)/,
    );
  });
});
