import { describe, expect, it } from 'vitest';
import { Secret } from '../protocol/property-value.ts';
import { useStage } from '../testing/stage.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 60_000 };

describe('refreshing', () => {
  const stage = useStage();
  const quota = (name: string, pods: string) => stage.object('v1/ResourceQuota', name, { spec: { hard: { pods } } });

  it('writes drift into inputs and outputs, so that the next preview shows the way back', async () => {
    const resource = stage.resource('core/v1:ResourceQuota', 'drift');
    await resource.create(quota('drift', '1'));
    await stage.cluster.patch(`/api/v1/namespaces/${stage.namespace}/resourcequotas/drift`, {
      spec: { hard: { pods: '5' } },
      metadata: { labels: { foreign: 'yes' } },
    });
    const state = await resource.refresh();
    expect(state?.inputs).toEqual(quota('drift', '5'));
    expect(state?.outputs).toMatchObject({ spec: { hard: { pods: '5' } }, __inputs: quota('drift', '5') });
    expect(await resource.diff(quota('drift', '1'))).toMatchObject({ detailed: { 'spec.hard.pods': 'update' } });
  });

  it('keeps the field manager', async () => {
    const resource = stage.resource('core/v1:ResourceQuota', 'manager');
    await resource.create(quota('manager', '1'));
    const before = resource.state?.outputs.__fieldManager;
    expect((await resource.refresh())?.outputs.__fieldManager).toBe(before);
  });

  it('keeps a Secret secret', async () => {
    const resource = stage.resource('core/v1:Secret', 's');
    await resource.create(stage.object('v1/Secret', 's', { stringData: { a: 'b' } }));
    const state = await resource.refresh();
    expect(state?.inputs.data).toBeInstanceOf(Secret);
    expect(state?.outputs.data).toBeInstanceOf(Secret);
  });

  it('drops what is gone', async () => {
    const resource = stage.resource('core/v1:ResourceQuota', 'gone');
    await resource.create(quota('gone', '1'));
    await stage.cluster.delete('v1/ResourceQuota', stage.namespace, 'gone');
    expect(await resource.refresh()).toBeUndefined();
  });

  it('says what is wrong with a workload that is not ready, and keeps it', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'stuck');
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'stuck', namespace: stage.namespace },
      spec: {
        selector: { matchLabels: { app: 'stuck' } },
        template: {
          metadata: { labels: { app: 'stuck' } },
          spec: { nodeSelector: { no: 'where' }, containers: [{ name: 'c', image: 'x' }] },
        },
      },
    };
    await resource.create(deployment, { timeoutSeconds: 2 }).catch(() => undefined);
    await expect(resource.refresh()).rejects.toMatchObject({
      message: "Resource 'stuck' was created but failed to initialize",
      saved: {
        id: `${stage.namespace}/stuck`,
        inputs: { spec: { selector: { matchLabels: { app: 'stuck' } } } },
        reasons: expect.arrayContaining(['Minimum number of live Pods was not attained']),
      },
    });
  });

  it('does not judge a claim that is not bound', async () => {
    const resource = stage.resource('core/v1:PersistentVolumeClaim', 'pvc');
    const claim = stage.object('v1/PersistentVolumeClaim', 'pvc', {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'kp-nobody-provides',
        resources: { requests: { storage: '1Gi' } },
      },
    });
    await expect(resource.create(claim, { timeoutSeconds: 1 })).rejects.toThrow("Timeout occurred polling for 'pvc'");
    expect(await resource.refresh()).toMatchObject({ id: `${stage.namespace}/pvc` });
  });
});

describe('importing', () => {
  const stage = useStage();

  it('takes what a program may write for inputs, and nothing that only the server writes', async () => {
    const object = stage.object('v1/ConfigMap', 'found', { data: { a: '1' } });
    await stage.cluster.create(object);
    const state = await stage.resource('core/v1:ConfigMap', 'found').read(`${stage.namespace}/found`);
    expect(state?.inputs).toEqual(object);
    expect(state?.outputs).toMatchObject({
      metadata: { uid: expect.any(String) },
      __fieldManager: expect.stringMatching(/^pulumi-kubernetes-/),
    });
  });

  it('leaves out revision and last-applied annotations', async () => {
    const deployment = stage.object('apps/v1/Deployment', 'd', {
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'd' } },
        template: { metadata: { labels: { app: 'd' } }, spec: { containers: [{ name: 'c', image: 'x' }] } },
      },
    });
    await stage.cluster.create(deployment);
    const read = () => stage.resource('apps/v1:Deployment', 'd').read(`${stage.namespace}/d`);
    await expect
      .poll(async () => (await read())?.outputs.metadata, PATIENTLY)
      .toMatchObject({ annotations: { 'deployment.kubernetes.io/revision': '1' } });
    const inputs = (await read())?.inputs;
    expect(inputs?.metadata).toEqual({ name: 'd', namespace: stage.namespace });
    expect(inputs).not.toHaveProperty('status');
  });

  it('finds nothing where there is nothing', async () => {
    expect(await stage.resource('core/v1:ConfigMap', 'no').read(`${stage.namespace}/no`)).toBeUndefined();
  });
});
