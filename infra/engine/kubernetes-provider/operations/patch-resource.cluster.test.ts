import { describe, expect, it } from 'vitest';
import { useStage } from '../testing/stage.ts';

describe('a *Patch resource', () => {
  const stage = useStage();
  const patch = (labels: Record<string, string>) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: stage.namespace, labels },
  });

  it('co-owns fields of an object that others made, and gives them back when it is deleted', async () => {
    const resource = stage.resource('core/v1:NamespacePatch', 'labels');
    await resource.create(patch({ tier: 'gold' }));
    expect((await stage.cluster.get('v1/Namespace', '', stage.namespace)).metadata).toMatchObject({
      labels: { tier: 'gold' },
    });
    await resource.update(patch({ tier: 'silver', more: 'yes' }));
    expect(await resource.diff(patch({ tier: 'bronze' }))).toMatchObject({ replaces: [] });
    await resource.delete();
    const { labels } = (await stage.cluster.get('v1/Namespace', '', stage.namespace)).metadata as { labels: object };
    expect(labels).toEqual({ 'kubernetes.io/metadata.name': stage.namespace });
  });

  it('is not previewed against the server: its inputs come back', async () => {
    const outputs = await stage.resource('core/v1:NamespacePatch', 'dry').previewCreate(patch({ a: 'b' }));
    expect(outputs).toEqual(patch({ a: 'b' }));
  });

  it('names the rival when a field is taken, and takes it by patchForce', async () => {
    await stage.resource('core/v1:NamespacePatch', 'first').create(patch({ rank: '1' }));
    const second = stage.resource('core/v1:NamespacePatch', 'second');
    await expect(second.create(patch({ rank: '2' }))).rejects.toThrow(
      /had an apply conflict: Apply failed with 1 conflict: conflict with "pulumi-kubernetes-[0-9a-f]{8}": .metadata.labels.rank/,
    );
    const forced = {
      ...patch({}),
      metadata: {
        name: stage.namespace,
        labels: { rank: '2' },
        annotations: { 'pulumi.com/patchForce': 'true' },
      },
    };
    expect((await second.create(forced)).metadata).toMatchObject({ labels: { rank: '2' } });
  });

  it('needs a name', async () => {
    const unnamed = { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { a: 'b' } } };
    await expect(stage.resource('core/v1:NamespacePatch', 'unnamed').create(unnamed)).rejects.toThrow(
      /patch resources require the `.metadata.name` field to be set/,
    );
  });

  it('is refreshed like any other', async () => {
    const resource = stage.resource('core/v1:NamespacePatch', 'refreshed');
    await resource.create(patch({ seen: 'yes' }));
    expect((await resource.refresh())?.inputs).toEqual(patch({ seen: 'yes' }));
  });
});
