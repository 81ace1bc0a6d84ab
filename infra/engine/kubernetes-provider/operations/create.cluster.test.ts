import { describe, expect, it } from 'vitest';
import { Secret } from '../protocol/property-value.ts';
import { DrivenProvider } from '../testing/driven-provider.ts';
import { DrivenResource } from '../testing/driven-resource.ts';
import { useStage } from '../testing/stage.ts';

describe('creating an object', () => {
  const stage = useStage();
  const configMap = (name: string) => stage.object('v1/ConfigMap', name, { data: { a: '1' } });

  it('is a POST under the manager pulumi-kubernetes, with no label or last-applied annotation added', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'plain');
    await resource.create(configMap('plain'));
    const live = await stage.cluster.get('v1/ConfigMap', stage.namespace, 'plain');
    const metadata = live.metadata as Record<string, unknown>;
    expect(metadata.annotations).toBeUndefined();
    expect(metadata.labels).toBeUndefined();
    expect(metadata.managedFields).toMatchObject([{ manager: 'pulumi-kubernetes', operation: 'Update' }]);
    expect(resource.state?.id).toBe(`${stage.namespace}/plain`);
  });

  it('keeps the whole live object, the inputs and a field manager of its own in state', async () => {
    const outputs = await stage.resource('core/v1:ConfigMap', 'state').create(configMap('state'));
    expect(outputs).toMatchObject({
      metadata: { uid: expect.any(String), managedFields: expect.any(Array) },
      __inputs: { data: { a: '1' } },
      __initialApiVersion: 'v1',
      __fieldManager: expect.stringMatching(/^pulumi-kubernetes-[0-9a-f]{8}$/),
    });
  });

  it('gives what belongs to the cluster its bare name for an id', async () => {
    const name = `${stage.namespace}-b`;
    const resource = stage.resource('core/v1:Namespace', 'space');
    const outputs = await resource.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    expect(resource.state?.id).toBe(name);
    expect(outputs.status).toEqual({ phase: 'Active' });
    await resource.delete();
  });

  it('names an unnamed object after the resource and says so on the live object', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'unnamed');
    await resource.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: stage.namespace } });
    const name = resource.state?.id.split('/')[1] ?? '';
    expect(name).toMatch(/^unnamed-[0-9a-f]{8}$/);
    const live = await stage.cluster.get('v1/ConfigMap', stage.namespace, name);
    expect(live.metadata).toMatchObject({ annotations: { 'pulumi.com/autonamed': 'true' } });
  });

  it('says what to do when the object exists already', async () => {
    await stage.cluster.create(configMap('taken'));
    await expect(stage.resource('core/v1:ConfigMap', 'taken').create(configMap('taken'))).rejects.toThrow(
      /configmaps "taken" already exists\n\nThe resource already exists in the cluster. This can happen when:/,
    );
  });

  it('takes an existing object over where the provider allows upserts', async () => {
    const provider = await DrivenProvider.configured({ upsertExistingObjects: 'true' });
    try {
      await stage.cluster.create(configMap('adopted'));
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'adopted');
      const outputs = await resource.create(stage.object('v1/ConfigMap', 'adopted', { data: { b: '2' } }));
      expect(outputs.data).toEqual({ a: '1', b: '2' });
    } finally {
      await provider.stop();
    }
  });

  it('keeps a Secret secret in inputs and outputs even from plain program values', async () => {
    const resource = stage.resource('core/v1:Secret', 'token');
    const outputs = await resource.create(stage.object('v1/Secret', 'token', { stringData: { password: 'x' } }));
    expect(outputs.data).toBeInstanceOf(Secret);
    expect(outputs.__inputs).toMatchObject({ data: new Secret({ password: 'eA==' }) });
    expect(resource.state?.inputs.data).toEqual(new Secret({ password: 'eA==' }));
    expect(resource.state?.inputs).not.toHaveProperty('stringData');
  });

  it('keeps a secret leaf of any other kind a secret leaf', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'leaf');
    const outputs = await resource.create({
      ...configMap('leaf'),
      data: { open: '1', hidden: new Secret('2') },
    });
    expect(outputs.data).toEqual({ open: '1', hidden: new Secret('2') });
  });

  it('waits for a namespace that is made at the same time', async () => {
    const namespace = `${stage.namespace}-late`;
    const creation = stage
      .resource('core/v1:ConfigMap', 'early')
      .create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'early', namespace } });
    await stage.cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await expect(creation).resolves.toMatchObject({ metadata: { namespace } });
    await stage.cluster.delete('v1/Namespace', '', namespace);
  });

  it('passes on what the server refuses', async () => {
    const bad = stage.object('v1/Service', 'bad', { spec: { ports: [{ port: 99_999 }] } });
    await expect(stage.resource('core/v1:Service', 'bad').create(bad)).rejects.toThrow(
      /was not successfully created by the Kubernetes API server: Service "bad" is invalid: .*spec.ports\[0\].port/,
    );
  });

  it('serves many requests at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `many-${index}`);
    const made = names.map((name) => stage.resource('core/v1:ConfigMap', name).create(configMap(name)));
    expect((await Promise.all(made)).length).toBe(40);
  });
});
