import { describe, expect, it } from 'vitest';
import { bucketOperator } from './bucket.ts';
import { type Child, type ChildKind, type Children, type OperatedObject, planChildren } from './children.ts';
import { databaseOperator } from './database.ts';
import { imageOperator, templateOperator } from './image.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const nothing: Children = {
  claims: [],
  pods: [],
  services: [],
  secrets: [],
  configMaps: [],
  statefulSets: [],
  dataVolumes: [],
};
const object = (spec: Record<string, unknown>): OperatedObject => ({
  metadata: { name: 'db', namespace: 'ns', uid: 'owner' },
  spec,
});
const ask = (operator: typeof databaseOperator, subject: OperatedObject, present: Children) =>
  operator.answer(subject, { present, now: NOW, password: 'secret' });

/** What the cluster holds once the children stand, with the status that `statusOf` gives each. */
function made(children: readonly Child[], statusOf: (child: Child) => Record<string, unknown>): Children {
  const present: Record<ChildKind, OperatedObject[]> = structuredClone(nothing) as Record<ChildKind, OperatedObject[]>;
  for (const child of children)
    present[child.kind].push({
      metadata: {
        name: child.name,
        namespace: 'ns',
        uid: child.name,
        annotations: { 'zhengyun.cn/simulated-revision': child.revision },
        ownerReferences: [{ uid: 'owner' }],
      },
      status: statusOf(child),
    });
  return present;
}
const asWanted = (child: Child): Record<string, unknown> =>
  child.kind === 'claims'
    ? { phase: 'Bound', capacity: { storage: child.revision } }
    : { conditions: [{ type: 'Ready', status: 'True' }] };
const kinds = (children: readonly Child[]) => children.map(({ kind, name }) => `${kind} ${name}`);

describe('a simulated image service', () => {
  const pvc = { storageClassName: 'ordinary', resources: { requests: { storage: '100Gi' } } };
  const spec = { source: { registry: { url: 'docker://registry.gov.local/os/x:1' } }, pvc };
  const labels = { 'zhengyun.cn/resource': 'zy-1' };
  const host = object({ dataVolumeTemplates: [{ metadata: { name: 'db-system', labels }, spec }] });
  const volume = { ...object(spec), metadata: { ...object(spec).metadata, name: 'db-system', labels } };

  it('makes the volume of a host’s template with its labels, and none where there is no template', () => {
    const { children, status } = ask(templateOperator, host, nothing);
    expect(children).toMatchObject([{ kind: 'dataVolumes', name: 'db-system', labels, content: { spec } }]);
    expect(status).toBeNull();
    expect(ask(templateOperator, object({}), nothing).children).toEqual([]);
  });

  it('leaves a volume as it was made when the template asks for more: growing is asked of the claim', () => {
    const larger = { ...spec, pvc: { ...pvc, resources: { requests: { storage: '200Gi' } } } };
    const present = made(ask(templateOperator, host, nothing).children, asWanted);
    const grown = object({ dataVolumeTemplates: [{ metadata: { name: 'db-system', labels }, spec: larger }] });
    const owner = { ...grown, apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' };
    expect(planChildren(owner, ask(templateOperator, grown, present).children, present)).toEqual([]);
  });

  it('says a volume is filled once its claim is bound, and not before', () => {
    const before = ask(imageOperator, volume, nothing);
    expect(before).toMatchObject({
      children: [{ kind: 'claims', name: 'db-system', labels, content: { spec: pvc } }],
      status: { phase: 'Pending' },
    });
    expect(ask(imageOperator, volume, made(before.children, asWanted)).status).toMatchObject({ phase: 'Succeeded' });
  });

  it('leaves volumes alone that say what they want in another way', () => {
    expect(ask(imageOperator, object({ storage: {} }), nothing)).toEqual({ children: [], status: null });
  });
});

describe('a simulated database', () => {
  const database = object({ instances: 2, storage: { size: '10Gi', storageClass: 'fast' } });

  it('gets volumes first, and a member only on a volume that is filled', () => {
    const first = ask(databaseOperator, database, nothing);
    expect(kinds(first.children).filter((name) => name.startsWith('pods'))).toEqual([]);
    expect(first.status).toMatchObject({ readyInstances: 0, conditions: [{ type: 'Ready', status: 'False' }] });
    const volumes = made(first.children, asWanted);
    expect(kinds(ask(databaseOperator, database, volumes).children)).toContain('pods db-2');
  });

  it('is Ready once every member is', () => {
    const volumes = made(ask(databaseOperator, database, nothing).children, asWanted);
    const all = made(ask(databaseOperator, database, volumes).children, asWanted);
    expect(ask(databaseOperator, database, all).status).toMatchObject({
      readyInstances: 2,
      resizingPVC: [],
      conditions: [{ type: 'Ready', status: 'True' }],
    });
  });

  it('is not Ready while a volume is smaller than asked for', () => {
    const volumes = made(ask(databaseOperator, database, nothing).children, asWanted);
    const all = made(ask(databaseOperator, database, volumes).children, asWanted);
    const grown = object({ instances: 2, storage: { size: '20Gi', storageClass: 'fast' } });
    expect(ask(databaseOperator, grown, all).status).toMatchObject({
      resizingPVC: ['db-1', 'db-2'],
      conditions: [{ type: 'Ready', status: 'False' }],
    });
  });
});

describe('a simulated bucket', () => {
  const bucket = object({ storageClassName: 'simulated-buckets', bucketName: 'b' });

  it('is Bound only when its address and keys are there', () => {
    const first = ask(bucketOperator, bucket, nothing);
    expect(first.status).toEqual({ phase: 'Pending' });
    expect(ask(bucketOperator, bucket, made(first.children, asWanted)).status).toEqual({ phase: 'Bound' });
  });

  it('is left alone when somebody else serves its class', () => {
    expect(ask(bucketOperator, object({ storageClassName: 'ceph' }), nothing)).toEqual({ children: [], status: null });
  });
});

describe('children of a simulated object', () => {
  const owner = { ...object({}), apiVersion: 'g/v1', kind: 'Thing' };
  const child: Child = { kind: 'claims', name: 'c', labels: {}, content: {}, revision: '1', change: 'patch' };

  it('are made with their owner’s reference, changed when their revision is another, and deleted when not wanted', () => {
    const [create] = planChildren(owner, [child], nothing);
    expect(create).toMatchObject({
      method: 'POST',
      path: '/api/v1/namespaces/ns/persistentvolumeclaims',
      body: { metadata: { ownerReferences: [{ kind: 'Thing', uid: 'owner', controller: true }] } },
    });
    const present = made([child], asWanted);
    expect(planChildren(owner, [child], present)).toEqual([]);
    expect(planChildren(owner, [{ ...child, revision: '2' }], present)).toMatchObject([{ method: 'PATCH' }]);
    expect(planChildren(owner, [{ ...child, revision: '2', change: 'replace' }], present)).toMatchObject([
      { method: 'DELETE' },
    ]);
    expect(planChildren(owner, [], present)).toMatchObject([{ method: 'DELETE' }]);
  });

  it('are left to the cluster’s collector when the owner is being deleted', () => {
    const going = { ...owner, metadata: { ...owner.metadata, deletionTimestamp: '2026-03-01T00:00:00Z' } };
    expect(planChildren(going, [child], nothing)).toEqual([]);
  });
});
