import { type ApiClient, ApiError } from '../control-plane/api-client.ts';
import type { VolumeAction } from './plan-volumes.ts';
import { type Claim, SIMULATED_PROVISIONER, type StorageClass } from './volume-objects.ts';

const VOLUMES = '/api/v1/persistentvolumes';
const MERGE = 'application/merge-patch+json';

/** Carries one action out. That it was done already, or that its object is gone or has changed, is no error: a new plan follows. */
export async function applyVolumeAction(api: ApiClient, action: VolumeAction): Promise<void> {
  try {
    await call(api, action);
  } catch (error) {
    const settled = ['AlreadyExists', 'NotFound', 'Conflict'];
    if (!(error instanceof ApiError && settled.includes(error.reason))) throw error;
  }
}

function call(api: ApiClient, action: VolumeAction): Promise<unknown> {
  switch (action.kind) {
    case 'make':
      return api.call({ method: 'POST', path: VOLUMES, body: simulatedVolume(action.name, action) });
    case 'grow-volume':
      return api.call({
        method: 'PATCH',
        path: `${VOLUMES}/${action.name}`,
        contentType: MERGE,
        body: { spec: { capacity: { storage: action.storage } } },
      });
    case 'grow-claim': {
      const { namespace, name, resourceVersion } = action.claim.metadata;
      return api.call({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}/status`,
        contentType: MERGE,
        body: {
          metadata: { resourceVersion },
          status: { capacity: { storage: action.storage }, conditions: null, allocatedResources: null },
        },
      });
    }
    case 'delete':
      return api.call({ method: 'DELETE', path: `${VOLUMES}/${action.name}` });
  }
}

/** Pre-bound to its claim; the cluster's own binder does the binding. The driver exists nowhere: nothing is ever mounted. */
function simulatedVolume(name: string, { claim, storageClass }: { claim: Claim; storageClass: StorageClass }): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name,
      labels: { 'zhengyun.cn/simulated': 'true' },
      annotations: { 'pv.kubernetes.io/provisioned-by': SIMULATED_PROVISIONER },
    },
    spec: {
      capacity: { storage: claim.spec.resources.requests.storage },
      accessModes: claim.spec.accessModes,
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
      ...(storageClass.mountOptions === undefined ? {} : { mountOptions: storageClass.mountOptions }),
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: claim.metadata.namespace,
        name: claim.metadata.name,
        uid: claim.metadata.uid,
      },
      csi: { driver: 'simulated.local.zhengyun.cn', volumeHandle: name },
    },
  };
}
