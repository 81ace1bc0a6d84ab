import { describe, expect, it } from 'vitest';
import { type PropertyMap, UNKNOWN } from '../protocol/property-value.ts';
import { useStage } from '../testing/stage.ts';

describe('previewing a create', () => {
  const stage = useStage();

  it('lets the server go through it and stores nothing', async () => {
    const service = stage.object('v1/Service', 'dry', { spec: { ports: [{ port: 80 }], selector: { app: 'x' } } });
    const outputs = await stage.resource('core/v1:Service', 'dry').previewCreate(service);
    expect(outputs).toMatchObject({ metadata: { uid: expect.any(String) }, spec: { type: 'ClusterIP' } });
    expect(outputs).not.toHaveProperty('status');
    await expect(stage.cluster.get('v1/Service', stage.namespace, 'dry')).rejects.toThrow(/not found/);
  });

  it('gives the inputs back when one of them is unknown', async () => {
    const inputs: PropertyMap = { ...stage.object('v1/ConfigMap', 'unknown'), data: { v: UNKNOWN } };
    const outputs = await stage.resource('core/v1:ConfigMap', 'unknown').previewCreate(inputs);
    expect(outputs).toEqual(inputs);
  });

  it('gives the inputs back when the namespace is still to come', async () => {
    const inputs = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'kp-not-yet' } };
    expect(await stage.resource('core/v1:ConfigMap', 'a').previewCreate(inputs)).toEqual(inputs);
  });

  it('gives the inputs back when the server does not know the kind', async () => {
    const inputs = stage.object('nobody.example.com/v1/Thing', 'a', { spec: { x: 1 } });
    expect(await stage.resource('nobody.example.com/v1:Thing', 'a').previewCreate(inputs)).toEqual(inputs);
  });

  it('gives the inputs back when the object exists already: the one to be replaced may be it', async () => {
    const inputs = stage.object('v1/ConfigMap', 'there', { data: { a: '1' } });
    await stage.cluster.create(inputs);
    expect(await stage.resource('core/v1:ConfigMap', 'there').previewCreate(inputs)).toEqual(inputs);
  });

  it('fails on what the server would refuse as invalid', async () => {
    const quota = stage.object('v1/ResourceQuota', 'bad', { spec: { hard: { pods: 'many' } } });
    await expect(stage.resource('core/v1:ResourceQuota', 'bad').previewCreate(quota)).rejects.toThrow(
      /was not successfully created by the Kubernetes API server/,
    );
  });

  it('reports what the server would forbid, such as a pod beyond the quota', async () => {
    const namespace = await stage.cluster.newNamespace();
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q', namespace } };
    await stage
      .resource('core/v1:ResourceQuota', 'q')
      .create({ ...quota, spec: { hard: { 'count/configmaps': '0' } } });
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace } };
    await expect(stage.resource('core/v1:ConfigMap', 'a').previewCreate(map)).rejects.toThrow(/exceeded quota: q/);
    await stage.cluster.delete('v1/Namespace', '', namespace);
  });

  it('reports a pod that the Pod Security level forbids', async () => {
    const namespace = await stage.cluster.newNamespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    await stage.cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own', namespace } });
    const pod: PropertyMap = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'root', namespace },
      spec: {
        serviceAccountName: 'own',
        containers: [{ name: 'c', image: 'x', securityContext: { privileged: true } }],
      },
    };
    await expect(stage.resource('core/v1:Pod', 'root').previewCreate(pod)).rejects.toThrow(
      /violates PodSecurity "restricted/,
    );
    await stage.cluster.delete('v1/Namespace', '', namespace);
  });

  it('lets a pod pass whose service account is part of the same plan', async () => {
    const pod = stage.object('v1/Pod', 'later', {
      spec: { serviceAccountName: 'still-to-come', containers: [{ name: 'c', image: 'x' }] },
    });
    expect(await stage.resource('core/v1:Pod', 'later').previewCreate(pod)).toMatchObject({ kind: 'Pod' });
  });
});

describe('previewing an update', () => {
  const stage = useStage();

  it('lets the server go through it and stores nothing', async () => {
    const quota = (pods: string) => stage.object('v1/ResourceQuota', 'q', { spec: { hard: { pods } } });
    const resource = stage.resource('core/v1:ResourceQuota', 'q');
    await resource.create(quota('1'));
    expect((await resource.previewUpdate(quota('2'))).spec).toEqual({ hard: { pods: '2' } });
    const live = await stage.cluster.get('v1/ResourceQuota', stage.namespace, 'q');
    expect(live.spec).toEqual({ hard: { pods: '1' } });
  });

  it('gives the inputs back when one of them is unknown', async () => {
    const resource = stage.resource('core/v1:ConfigMap', 'unknown');
    const object = stage.object('v1/ConfigMap', 'unknown', { data: { v: '1' } });
    await resource.create(object);
    const inputs: PropertyMap = { ...object, data: { v: UNKNOWN } };
    expect(await resource.previewUpdate(inputs)).toEqual(inputs);
  });
});
