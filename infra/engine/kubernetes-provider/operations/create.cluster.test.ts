import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../protocol/property-value.ts';
import { DrivenProvider } from '../testing/driven-provider.ts';
import { DrivenResource } from '../testing/driven-resource.ts';
import { TestCluster } from '../testing/test-cluster.ts';

describe('creating an object', () => {
  let cluster: TestCluster;
  let provider: DrivenProvider;
  let namespace: string;
  beforeAll(async () => {
    cluster = new TestCluster();
    provider = await DrivenProvider.configured();
    namespace = await cluster.newNamespace();
  });
  afterAll(async () => {
    await provider.stop();
    await cluster.delete('v1', 'Namespace', '', namespace);
    cluster.close();
  });
  const configMap = (name: string, data = { a: '1' }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data,
  });

  it('is a POST under the manager pulumi-kubernetes, with no label or last-applied annotation added', async () => {
    const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'plain');
    await resource.create(configMap('plain'));
    const live = await cluster.get('v1', 'ConfigMap', namespace, 'plain');
    const metadata = live.metadata as Record<string, unknown>;
    expect(metadata.annotations).toBeUndefined();
    expect(metadata.labels).toBeUndefined();
    expect(metadata.managedFields).toMatchObject([{ manager: 'pulumi-kubernetes', operation: 'Update' }]);
    expect(resource.state?.id).toBe(`${namespace}/plain`);
  });

  it('keeps the whole live object, the inputs and a field manager of its own in state', async () => {
    const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'state');
    const outputs = await resource.create(configMap('state'));
    expect(outputs).toMatchObject({
      metadata: { uid: expect.any(String), managedFields: expect.any(Array) },
      __inputs: { data: { a: '1' } },
      __initialApiVersion: 'v1',
      __fieldManager: expect.stringMatching(/^pulumi-kubernetes-[0-9a-f]{8}$/),
    });
  });

  it('names an unnamed object after the resource and says so on the live object', async () => {
    const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'unnamed');
    await resource.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace }, data: {} });
    const name = resource.state?.id.split('/')[1] ?? '';
    expect(name).toMatch(/^unnamed-[0-9a-f]{8}$/);
    const live = await cluster.get('v1', 'ConfigMap', namespace, name);
    expect(live.metadata).toMatchObject({ annotations: { 'pulumi.com/autonamed': 'true' } });
  });

  it('says what to do when the object exists already', async () => {
    await cluster.create(configMap('taken'));
    const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'taken');
    await expect(resource.create(configMap('taken'))).rejects.toThrow(
      /configmaps "taken" already exists\n\nThe resource already exists in the cluster. This can happen when:/,
    );
  });

  it('keeps a Secret secret in inputs and outputs even from plain program values', async () => {
    const resource = new DrivenResource(provider, 'core/v1:Secret', 'token');
    const outputs = await resource.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'token', namespace },
      stringData: { password: 'x' },
    });
    expect(outputs.data).toBeInstanceOf(Secret);
    expect(resource.state?.inputs.data).toEqual(new Secret({ password: 'eA==' }));
    expect(JSON.stringify(resource.state?.inputs.stringData)).toBeUndefined();
  });
});
