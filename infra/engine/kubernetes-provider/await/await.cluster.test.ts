import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import { useStage } from '../testing/stage.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 60_000 };

function template(app: string, spec: JsonObject = {}): JsonObject {
  return {
    metadata: { labels: { app } },
    spec: { containers: [{ name: 'c', image: 'x' }], ...spec },
  };
}

describe('waiting for workloads', () => {
  const stage = useStage();
  const workload = (kind: string, name: string, spec: JsonObject, podSpec: JsonObject = {}) =>
    stage.object(`apps/v1/${kind}`, name, {
      spec: { selector: { matchLabels: { app: name } }, template: template(name, podSpec), ...spec },
    });

  it('takes a Deployment for ready when all its pods are, and again after each update', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'web');
    const created = await resource.create(workload('Deployment', 'web', { replicas: 3 }));
    expect(created.status).toMatchObject({ readyReplicas: 3, observedGeneration: 1 });
    const changed = workload('Deployment', 'web', { replicas: 2 }, { terminationGracePeriodSeconds: 1 });
    const updated = await resource.update(changed);
    expect(updated.status).toMatchObject({ observedGeneration: 2, updatedReplicas: 2 });
  });

  it('says why a Deployment does not become ready, and saves it', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'tann');
    const stuck = workload('Deployment', 'tann', { replicas: 1 }, { nodeSelector: { no: 'where' } });
    await expect(resource.create(stuck, { timeoutSeconds: 2 })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^resource "urn:.*::tann" was successfully created, but the Kubernetes API server reported that it failed to fully initialize or become live: 'tann' timed out waiting to be Ready$/,
      ),
      saved: {
        id: `${stage.namespace}/tann`,
        properties: { metadata: { uid: expect.any(String) } },
        reasons: expect.arrayContaining([
          expect.stringMatching(/^\[MinimumReplicasUnavailable\] /),
          'Minimum number of live Pods was not attained',
          expect.stringMatching(/^\[Pod .*\]: 0\/\d+ nodes are available/),
        ]),
      },
    });
  });

  it('says on an update too what did not become ready', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'later');
    await resource.create(workload('Deployment', 'later', { replicas: 1 }));
    const stuck = workload('Deployment', 'later', { replicas: 1 }, { nodeSelector: { no: 'where' } });
    await expect(resource.update(stuck, { timeoutSeconds: 2 })).rejects.toThrow(
      `the Kubernetes API server reported that "${stage.namespace}/later" failed to fully initialize or become live: 'later' timed out waiting to be Ready`,
    );
  });

  it('takes a Deployment without replicas for ready at once', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'none');
    await expect(resource.create(workload('Deployment', 'none', { replicas: 0 }))).resolves.toBeDefined();
  });

  it('waits for a StatefulSet, and counts its replicas when it fails', async () => {
    const set = workload('StatefulSet', 'db', { replicas: 2, serviceName: 'db' });
    const outputs = await stage.resource('apps/v1:StatefulSet', 'db').create(set);
    expect(outputs.status).toMatchObject({ readyReplicas: 2 });
    const stuck = workload('StatefulSet', 'sts', { replicas: 2, serviceName: 'x' }, { nodeSelector: { no: 'where' } });
    await expect(
      stage.resource('apps/v1:StatefulSet', 'sts').create(stuck, { timeoutSeconds: 1 }),
    ).rejects.toMatchObject({
      saved: { reasons: expect.arrayContaining(['0 out of 2 replicas succeeded readiness checks']) },
    });
  });

  it('waits for a DaemonSet on every node', async () => {
    const outputs = await stage.resource('apps/v1:DaemonSet', 'agent').create(workload('DaemonSet', 'agent', {}));
    const status = outputs.status as { desiredNumberScheduled: number; numberReady: number };
    expect(status.numberReady).toBe(status.desiredNumberScheduled);
  });

  it('says of a DaemonSet only that it timed out', async () => {
    const missing = { serviceAccountName: 'kp-missing' };
    const stuck = workload('DaemonSet', 'stuck', {}, missing);
    await expect(stage.resource('apps/v1:DaemonSet', 'stuck').create(stuck, { timeoutSeconds: 1 })).rejects.toThrow(
      /become live: timed out waiting for the condition$/,
    );
  });

  it('waits for a Pod', async () => {
    const pod = stage.object('v1/Pod', 'p', { spec: { containers: [{ name: 'c', image: 'x' }] } });
    const outputs = await stage.resource('core/v1:Pod', 'p').create(pod);
    expect(outputs.status).toMatchObject({ phase: 'Running' });
  });

  it('takes a Job for ready when it has completed', async () => {
    const job = stage.object('batch/v1/Job', 'j', {
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'x' }] } } },
    });
    const outputs = await stage.resource('batch/v1:Job', 'j').create(job);
    expect(outputs.status).toMatchObject({ succeeded: 1 });
  });

  it('gives a Job up that has run out of time', async () => {
    const job = stage.object('batch/v1/Job', 'late', {
      spec: {
        activeDeadlineSeconds: 1,
        template: {
          spec: { restartPolicy: 'Never', nodeSelector: { no: 'where' }, containers: [{ name: 'c', image: 'x' }] },
        },
      },
    });
    await expect(stage.resource('batch/v1:Job', 'late').create(job)).rejects.toMatchObject({
      message: expect.stringMatching(/Resource 'late' was created but failed to initialize/),
      saved: { reasons: expect.arrayContaining([expect.stringMatching(/^\[DeadlineExceeded\]/)]) },
    });
  });

  it('waits for a ReplicationController', async () => {
    const controller = stage.object('v1/ReplicationController', 'rc', {
      spec: { replicas: 1, selector: { app: 'rc' }, template: template('rc') },
    });
    const outputs = await stage.resource('core/v1:ReplicationController', 'rc').create(controller);
    expect(outputs.status).toMatchObject({ availableReplicas: 1 });
  });

  it('does not wait when skipAwait says so', async () => {
    const stuck = workload('Deployment', 'skipped', { replicas: 1 }, { nodeSelector: { no: 'where' } });
    const metadata = { ...(stuck.metadata as JsonObject), annotations: { 'pulumi.com/skipAwait': 'true' } };
    await expect(stage.resource('apps/v1:Deployment', 'skipped').create({ ...stuck, metadata })).resolves.toBeDefined();
  });

  it('takes the limit from the annotation when the option gives none', async () => {
    const stuck = workload('Deployment', 'annotated', { replicas: 1 }, { nodeSelector: { no: 'where' } });
    const metadata = { ...(stuck.metadata as JsonObject), annotations: { 'pulumi.com/timeoutSeconds': '1' } };
    await expect(stage.resource('apps/v1:Deployment', 'annotated').create({ ...stuck, metadata })).rejects.toThrow(
      "'annotated' timed out waiting to be Ready",
    );
  });
});

describe('waiting for what workloads need', () => {
  const stage = useStage();
  const claim = (name: string, storageClassName: string) =>
    stage.object('v1/PersistentVolumeClaim', name, {
      spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: '1Gi' } } },
    });

  it('waits until the quota controller has taken a quota over', async () => {
    const quota = stage.object('v1/ResourceQuota', 'q', { spec: { hard: { pods: '5', 'requests.cpu': '10' } } });
    const outputs = await stage.resource('core/v1:ResourceQuota', 'q').create(quota);
    expect(outputs.status).toMatchObject({ hard: { pods: '5', 'requests.cpu': '10' } });
  });

  it('waits for a volume to be available and a claim to be bound', async () => {
    const storageClassName = `${stage.namespace}-manual`;
    const volume = stage.resource('core/v1:PersistentVolume', 'pv');
    const made = await volume.create({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: storageClassName },
      spec: {
        storageClassName,
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path: '/kp' },
      },
    });
    expect(made.status).toMatchObject({ phase: 'Available' });
    const resource = stage.resource('core/v1:PersistentVolumeClaim', 'bound');
    expect((await resource.create(claim('bound', storageClassName))).status).toMatchObject({ phase: 'Bound' });
    await resource.delete();
    await volume.delete();
  });

  it('is content with a pending claim whose class waits for the first consumer', async () => {
    const name = `${stage.namespace}-lazy`;
    const storageClass = stage.resource('storage.k8s.io/v1:StorageClass', 'lazy');
    await storageClass.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name },
      provisioner: 'example.com/nobody',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    const outputs = await stage.resource('core/v1:PersistentVolumeClaim', 'lazy').create(claim('lazy', name));
    expect(outputs.status).toMatchObject({ phase: 'Pending' });
    await storageClass.delete();
  });

  it('says what it polled for when a claim is not bound in time', async () => {
    const resource = stage.resource('core/v1:PersistentVolumeClaim', 'pvc');
    await expect(resource.create(claim('pvc', 'kp-nobody'), { timeoutSeconds: 1 })).rejects.toThrow(
      /Timeout occurred polling for 'pvc'$/,
    );
  });

  it('waits for a service account token to be written', async () => {
    await stage.cluster.create(stage.object('v1/ServiceAccount', 'robot'));
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        name: 'token',
        namespace: stage.namespace,
        annotations: { 'kubernetes.io/service-account.name': 'robot' },
      },
    };
    const outputs = await stage.resource('core/v1:Secret', 'token').create(secret);
    expect(outputs.data).toMatchObject({ element: { token: expect.any(String) } });
  });

  it('takes services without endpoints of their own for ready at once', async () => {
    const ports = [{ port: 80 }];
    for (const [name, spec] of Object.entries({
      headless: { clusterIP: 'None', selector: { app: 'x' }, ports },
      external: { type: 'ExternalName', externalName: 'example.com' },
      'hand-fed': { ports },
    })) {
      await expect(
        stage
          .resource('core/v1:Service', name)
          .create(stage.object('v1/Service', name, { spec }), { timeoutSeconds: 5 }),
      ).resolves.toBeDefined();
    }
  });

  it('takes a service for ready when its endpoints have settled, even if there are none', async () => {
    const service = stage.object('v1/Service', 'quiet', { spec: { selector: { app: 'x' }, ports: [{ port: 80 }] } });
    const before = performance.now();
    await stage.resource('core/v1:Service', 'quiet').create(service);
    expect(performance.now() - before).toBeGreaterThan(9_000);
  });

  it('asks for the address of a LoadBalancer and says so when none comes', async () => {
    const nobodys = { type: 'LoadBalancer', loadBalancerClass: 'example.com/nobody', ports: [{ port: 80 }] };
    const service = stage.object('v1/Service', 'lb', { spec: nobodys });
    await expect(stage.resource('core/v1:Service', 'lb').create(service, { timeoutSeconds: 1 })).rejects.toMatchObject({
      saved: {
        reasons: expect.arrayContaining([
          'Service was not allocated an IP address; does your cloud provider support this?',
        ]),
      },
    });
  });

  it('waits for the address of an Ingress', async () => {
    const ingress = stage.object('networking.k8s.io/v1/Ingress', 'in', {
      spec: { defaultBackend: { service: { name: 'x', port: { number: 80 } } } },
    });
    const creation = stage.resource('networking.k8s.io/v1:Ingress', 'in').create(ingress);
    const path = `/apis/networking.k8s.io/v1/namespaces/${stage.namespace}/ingresses/in/status`;
    const status = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } };
    await expect.poll(() => stage.cluster.patch(path, { status }).catch(() => undefined), PATIENTLY).toBeDefined();
    expect((await creation).status).toEqual(status);
  });
});

describe('waiting for every kind', () => {
  const stage = useStage({}, { PULUMI_K8S_AWAIT_ALL: 'true' });

  it('holds a definition until it is established', async () => {
    const group = `${stage.namespace}.example.com`;
    const resource = stage.resource('apiextensions.k8s.io/v1:CustomResourceDefinition', 'things');
    const outputs = await resource.create({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `things.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { plural: 'things', kind: 'Thing' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
      },
    });
    expect(JSON.stringify(outputs.status)).toContain('"Established"');
    await resource.delete();
  });
});
