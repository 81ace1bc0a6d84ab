import { describe, expect, it } from 'vitest';
import { planVolumes, type StorageState } from './plan-volumes.ts';
import { type Claim, SIMULATED_PROVISIONER, type StorageClass, type Volume } from './volume-objects.ts';

const storageClass = (changes: Partial<StorageClass> = {}): StorageClass => ({
  metadata: { name: 'fast', uid: 'class' },
  provisioner: SIMULATED_PROVISIONER,
  reclaimPolicy: 'Delete',
  ...changes,
});
const claim = (changes: { spec?: object; status?: object; metadata?: object } = {}): Claim => ({
  metadata: { name: 'disk', namespace: 'drug', uid: 'u1', resourceVersion: '1', ...changes.metadata },
  spec: {
    storageClassName: 'fast',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '10Gi' } },
    ...changes.spec,
  },
  status: { phase: 'Pending', ...changes.status },
});
const bound = (storage: string, capacity: string): Claim =>
  claim({
    spec: { volumeName: 'pvc-u1', resources: { requests: { storage } } },
    status: { phase: 'Bound', capacity: { storage: capacity } },
  });
const volume = (changes: { spec?: object; status?: object; metadata?: object } = {}): Volume => ({
  metadata: {
    name: 'pvc-u1',
    uid: 'v1',
    annotations: { 'pv.kubernetes.io/provisioned-by': SIMULATED_PROVISIONER },
    ...changes.metadata,
  },
  spec: { capacity: { storage: '10Gi' }, persistentVolumeReclaimPolicy: 'Delete', ...changes.spec },
  status: { phase: 'Bound', ...changes.status },
});
const plan = (state: Partial<StorageState>): string[] =>
  planVolumes({ classes: [storageClass()], claims: [], volumes: [], ...state }).map((action) =>
    action.kind === 'grow-claim'
      ? `grow-claim ${action.claim.metadata.name} ${action.storage}`
      : `${action.kind} ${action.name}${action.kind === 'grow-volume' ? ` ${action.storage}` : ''}`,
  );

describe('simulated storage', () => {
  it.each<[string, Partial<StorageState>, string[]]>([
    ['makes a volume named after the claim', { claims: [claim()] }, ['make pvc-u1']],
    ['makes none of another provisioner', { classes: [storageClass({ provisioner: 'csi' })], claims: [claim()] }, []],
    ['makes none without a class', { claims: [claim({ spec: { storageClassName: undefined } })] }, []],
    ['makes no second one before the binder has bound the first', { claims: [claim()], volumes: [volume()] }, []],
    ['makes none for a claim that asks for another volume', { claims: [claim({ spec: { volumeName: 'x' } })] }, []],
    ['makes none for a claim that is being deleted', { claims: [claim({ metadata: { deletionTimestamp: 't' } })] }, []],
    ['is content with what is bound and large enough', { claims: [bound('10Gi', '10Gi')], volumes: [volume()] }, []],
    [
      'grows volume and claim to a larger request',
      { claims: [bound('20Gi', '10Gi')], volumes: [volume()] },
      ['grow-volume pvc-u1 20Gi', 'grow-claim disk 20Gi'],
    ],
    [
      'finishes a growth that was interrupted half-way',
      { claims: [bound('20Gi', '10Gi')], volumes: [volume({ spec: { capacity: { storage: '20Gi' } } })] },
      ['grow-claim disk 20Gi'],
    ],
    ['never shrinks', { claims: [bound('5Gi', '10Gi')], volumes: [volume()] }, []],
    ['knows an equal size in other units', { claims: [bound('10240Mi', '10Gi')], volumes: [volume()] }, []],
    ['removes a released volume', { volumes: [volume({ status: { phase: 'Released' } })] }, ['delete pvc-u1']],
    [
      'keeps a released volume that is to be retained',
      { volumes: [volume({ status: { phase: 'Released' }, spec: { persistentVolumeReclaimPolicy: 'Retain' } })] },
      [],
    ],
    [
      'keeps a released volume of somebody else',
      { volumes: [volume({ status: { phase: 'Released' }, metadata: { annotations: {} } })] },
      [],
    ],
  ])('%s', (_, state, actions) => {
    expect(plan(state)).toEqual(actions);
  });
});
