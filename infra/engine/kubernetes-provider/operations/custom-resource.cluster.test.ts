import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import type { DrivenResource } from '../testing/driven-resource.ts';
import { useStage } from '../testing/stage.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 60_000 };

/** A group of its own each run: definitions are the cluster's, not the namespace's. */
const GROUP = `kp-${randomBytes(4).toString('hex')}.example.com`;

function definition(plural: string, kind: string, scope: string): JsonObject {
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { size: { type: 'integer' }, memory: { type: 'string' } },
        x_kubernetes_preserve_unknown_fields: true,
      },
      status: { type: 'object', x_kubernetes_preserve_unknown_fields: true },
    },
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      group: GROUP,
      scope,
      names: { plural, singular: kind.toLowerCase(), kind },
      versions: [
        { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, subresources: { status: {} } },
      ],
    },
  };
}

describe('custom resources', () => {
  const stage = useStage();
  const widget = (name: string, spec: JsonObject) => stage.object(`${GROUP}/v1/Widget`, name, { spec });
  let widgets: DrivenResource;
  beforeAll(async () => {
    widgets = stage.resource('apiextensions.k8s.io/v1:CustomResourceDefinition', 'widgets');
    await widgets.create(definition('widgets', 'Widget', 'Namespaced'));
  });
  afterAll(() => widgets.delete());

  it('are made as soon as their definition is served', async () => {
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'w');
    const outputs = await resource.create(widget('w', { size: 3 }));
    expect(outputs).toMatchObject({ spec: { size: 3 }, metadata: { uid: expect.any(String) } });
  });

  it('are previewed against their definition', async () => {
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'bad');
    await expect(resource.previewCreate(widget('bad', { size: 'large' }))).rejects.toThrow(
      /spec.size: Invalid value: "string"/,
    );
  });

  it('change in place in every field but name and namespace, and quantities stay as written', async () => {
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'changed');
    await resource.create(widget('changed', { size: 1, memory: '1024Mi' }));
    expect(await resource.diff(widget('changed', { size: 1, memory: '1024Mi' }))).toMatchObject({ hasChanges: false });
    expect(await resource.diff(widget('changed', { size: 2, memory: '1Gi' }))).toMatchObject({
      detailed: { 'spec.size': 'update', 'spec.memory': 'update' },
      replaces: [],
    });
    const outputs = await resource.update(widget('changed', { size: 2, memory: '1Gi' }));
    expect(outputs.spec).toEqual({ size: 2, memory: '1Gi' });
  });

  it('are not waited for by themselves', async () => {
    const outputs = await stage.resource(`${GROUP}/v1:Widget`, 'idle').create(widget('idle', {}));
    expect(outputs).not.toHaveProperty('status');
  });

  it('are waited for as waitFor says', async () => {
    const object = widget('awaited', { size: 1 });
    const annotations = { 'pulumi.com/waitFor': '["jsonpath={.status.phase}=Running", "condition=Ready"]' };
    const metadata = { ...(object.metadata as JsonObject), annotations };
    const creation = stage.resource(`${GROUP}/v1:Widget`, 'awaited').create({ ...object, metadata });
    const path = `/apis/${GROUP}/v1/namespaces/${stage.namespace}/widgets/awaited/status`;
    await expect
      .poll(() => stage.cluster.patch(path, { status: { phase: 'Running' } }).catch(() => undefined), PATIENTLY)
      .toBeDefined();
    await stage.cluster.patch(path, { status: { conditions: [{ type: 'Ready', status: 'True' }] } });
    expect((await creation).status).toMatchObject({ phase: 'Running' });
  });

  it('say which expectation was not met when the time is up', async () => {
    const object = widget('never', {});
    const metadata = {
      ...(object.metadata as JsonObject),
      annotations: { 'pulumi.com/waitFor': 'condition=Ready', 'pulumi.com/timeoutSeconds': '1' },
    };
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'never');
    await expect(resource.create({ ...object, metadata })).rejects.toMatchObject({
      message: expect.stringMatching(/was successfully created, but .* timed out waiting for the condition/),
      saved: { id: `${stage.namespace}/never`, reasons: [expect.any(String), 'not met: condition=Ready'] },
    });
  });

  it('of a kind that belongs to the cluster get no namespace, even before their definition is there', async () => {
    const platforms = stage.resource('apiextensions.k8s.io/v1:CustomResourceDefinition', 'platforms');
    await platforms.check(definition('platforms', 'Platform', 'Cluster'));
    const platform = { apiVersion: `${GROUP}/v1`, kind: 'Platform', metadata: { name: 'p' } };
    const inputs = await stage.resource(`${GROUP}/v1:Platform`, 'p').check(platform);
    expect(inputs.metadata).toEqual({ name: 'p' });
  });

  it('of an unknown kind are taken for namespaced', async () => {
    const thing = { apiVersion: 'nobody.example.com/v1', kind: 'Thing', metadata: { name: 'a' } };
    const inputs = await stage.resource('nobody.example.com/v1:Thing', 'a').check(thing);
    expect(inputs.metadata).toEqual({ name: 'a', namespace: 'default' });
  });

  it('are imported with all that a program may write', async () => {
    await stage.cluster.create(widget('found', { size: 7 }));
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'found');
    const state = await resource.read(`${stage.namespace}/found`);
    expect(state?.inputs).toEqual(widget('found', { size: 7 }));
  });

  it('count as gone when their definition is', async () => {
    const gadgets = stage.resource('apiextensions.k8s.io/v1:CustomResourceDefinition', 'gadgets');
    await gadgets.create(definition('gadgets', 'Gadget', 'Namespaced'));
    const gadget = stage.resource(`${GROUP}/v1:Gadget`, 'g');
    await gadget.create(stage.object(`${GROUP}/v1/Gadget`, 'g'));
    await gadgets.delete();
    await expect(gadget.delete()).resolves.toBeUndefined();
  });

  it('survive an update of their definition, which is put in place as a whole', async () => {
    const resource = stage.resource(`${GROUP}/v1:Widget`, 'survivor');
    await resource.create(widget('survivor', { size: 1 }));
    const changed = definition('widgets', 'Widget', 'Namespaced');
    (changed.spec as { names: JsonObject }).names.shortNames = ['wd'];
    const outputs = await widgets.update(changed);
    expect(outputs.spec).toMatchObject({ names: { shortNames: ['wd'] } });
    expect(await widgets.diff(changed)).toMatchObject({ hasChanges: false });
    expect(await resource.refresh()).toBeDefined();
  });
});
