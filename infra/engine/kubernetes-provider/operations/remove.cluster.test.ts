import { describe, expect, it } from 'vitest';
import { useStage } from '../testing/stage.ts';

describe('deleting', () => {
  const stage = useStage();
  const deployment = (name: string, annotations: Record<string, string> = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: stage.namespace, annotations },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: 'x' }] } },
    },
  });
  const replicaSets = async (name: string) => {
    const sets = await stage.cluster.objects.list(
      { group: 'apps', version: 'v1', kind: 'ReplicaSet' },
      stage.namespace,
    );
    return sets.filter((set) => JSON.stringify(set.metadata).includes(`"${name}"`));
  };

  it('takes what the object owns with it before it reports done', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'whole');
    await resource.create(deployment('whole'));
    expect(await replicaSets('whole')).toHaveLength(1);
    await resource.delete();
    expect(await replicaSets('whole')).toHaveLength(0);
    await expect(stage.cluster.get('apps/v1/Deployment', stage.namespace, 'whole')).rejects.toThrow(/not found/);
  });

  it('leaves what the object owns when the annotation says orphan', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'orphaned');
    await resource.create(deployment('orphaned', { 'pulumi.com/deletionPropagationPolicy': 'orphan' }));
    await resource.delete();
    expect(await replicaSets('orphaned')).toHaveLength(1);
  });

  it('counts what is gone already as deleted', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'gone');
    await resource.create(stage.object('v1/ConfigMap', 'gone'));
    await stage.cluster.delete('v1/ConfigMap', stage.namespace, 'gone');
    await expect(resource.delete()).resolves.toBeUndefined();
  });

  it('fails when a finalizer holds the object, and works once it is gone', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'held');
    await resource.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'held', namespace: stage.namespace, finalizers: ['example.com/hold'] },
    });
    await expect(resource.delete({ timeoutSeconds: 1 })).rejects.toThrow(/timed out waiting for the condition/);
    const path = `/api/v1/namespaces/${stage.namespace}/configmaps/held`;
    await stage.cluster.patch(path, { metadata: { finalizers: null } });
    await expect(resource.delete()).resolves.toBeUndefined();
  });

  it('waits until a namespace is really gone', async () => {
    const name = `${stage.namespace}-gone`;
    const resource = stage.resource('core/v1:Namespace', 'space');
    await resource.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await resource.delete();
    await expect(stage.cluster.get('v1/Namespace', '', name)).rejects.toThrow(/not found/);
  });

  it('does not wait for a namespace that says skipAwait', async () => {
    const name = `${stage.namespace}-left`;
    const resource = stage.resource('core/v1:Namespace', 'left');
    const annotations = { 'pulumi.com/skipAwait': 'true' };
    await resource.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, annotations } });
    await resource.delete();
    expect(await stage.cluster.get('v1/Namespace', '', name)).toMatchObject({ status: { phase: 'Terminating' } });
  });
});
