import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '../protocol/property-value.ts';
import { useStage } from '../testing/stage.ts';

const NONE = { hasChanges: false, detailed: {}, replaces: [], deleteBeforeReplace: false };

describe('comparing a program with what it made', () => {
  const stage = useStage();
  const deployment = (name: string, replicas = 1) =>
    stage.object('apps/v1/Deployment', name, {
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            hostNetwork: false,
            containers: [{ name: 'c', image: 'x', resources: { limits: { cpu: '1000m', memory: '1024Mi' } } }],
          },
        },
      },
    });

  it('finds no change in an unchanged program, whatever the server filled in or wrote its own way', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'same');
    await resource.create(deployment('same'));
    expect(await resource.diff(deployment('same'))).toEqual(NONE);
    await resource.refresh();
    expect(await resource.diff(deployment('same'))).toEqual(NONE);
  });

  it('tells a change by its property, in place where that is possible', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'scaled');
    await resource.create(deployment('scaled'));
    expect(await resource.diff(deployment('scaled', 2))).toEqual({
      ...NONE,
      hasChanges: true,
      detailed: { 'spec.replicas': 'update' },
    });
  });

  it('does not see drift without a refresh', async () => {
    const object = stage.object('v1/ResourceQuota', 'drift', { spec: { hard: { pods: '1' } } });
    const resource = stage.resource('core/v1:ResourceQuota', 'drift');
    await resource.create(object);
    const path = `/api/v1/namespaces/${stage.namespace}/resourcequotas/drift`;
    await stage.cluster.patch(path, { spec: { hard: { pods: '9' } } });
    expect(await resource.diff(object)).toEqual(NONE);
  });

  it('replaces a ConfigMap whose data change: delete first under a given name', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'named');
    await resource.create(stage.object('v1/ConfigMap', 'named', { data: { a: '1' } }));
    expect(await resource.diff(stage.object('v1/ConfigMap', 'named', { data: { a: '2' } }))).toEqual({
      hasChanges: true,
      detailed: { 'data.a': 'update-replace' },
      replaces: ['data.a'],
      deleteBeforeReplace: true,
    });
  });

  it('replaces an autonamed ConfigMap by a new one first', async () => {
    const unnamed = (a: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: stage.namespace },
      data: { a },
    });
    const resource = stage.resource('core/v1:ConfigMap', 'auto');
    await resource.create(unnamed('1'));
    expect(await resource.diff(unnamed('2'))).toMatchObject({ replaces: ['data.a'], deleteBeforeReplace: false });
  });

  it('makes a new object first when its namespace changes', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'moved');
    await resource.create(stage.object('v1/ConfigMap', 'moved'));
    const moved = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'moved', namespace: 'elsewhere' } };
    expect(await resource.diff(moved)).toMatchObject({
      detailed: { 'metadata.namespace': 'update-replace' },
      deleteBeforeReplace: false,
    });
  });

  it('shows a value that is still to come as a change', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'coming');
    const object = stage.object('v1/ConfigMap', 'coming', { data: { v: '1' } });
    await resource.create(object);
    expect(await resource.diff({ ...object, data: { v: UNKNOWN } })).toMatchObject({
      detailed: { 'data.v': 'update-replace' },
    });
  });

  it('sees no difference between stringData and the data the server made of it', async () => {
    const resource = stage.resource('core/v1:Secret', 's');
    const secret = (password: string) => stage.object('v1/Secret', 's', { stringData: { password } });
    await resource.create(secret('a'));
    expect(await resource.diff(secret('a'))).toEqual(NONE);
    expect(await resource.diff(secret('b'))).toMatchObject({ replaces: ['data.password'] });
  });

  it('leaves out fields the kind does not have, and says nothing has changed', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'bogus');
    const object = stage.object('v1/ConfigMap', 'bogus', { data: {}, bogus: 'z' });
    await resource.create(object);
    expect(await resource.diff(object)).toEqual(NONE);
  });

  it('wants an unfinished Job anew when replaceUnready asks for it', async () => {
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: 'j',
        namespace: stage.namespace,
        annotations: { 'pulumi.com/replaceUnready': 'true', 'pulumi.com/skipAwait': 'true' },
      },
      spec: {
        suspend: true,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'x' }] } },
      },
    };
    const resource = stage.resource('batch/v1:Job', 'j');
    await resource.create(job);
    expect(await resource.diff(job)).toMatchObject({
      hasChanges: true,
      replaces: ['.metadata.annotations["pulumi.com/replaceUnready"]'],
      deleteBeforeReplace: true,
    });
  });
});
