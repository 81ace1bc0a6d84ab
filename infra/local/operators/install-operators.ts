import { type ApiClient, ApiError } from '../control-plane/api-client.ts';
import { BUCKET_CLASS } from './bucket.ts';
import { operatorDefinitions, SIMULATED_LABEL } from './definitions.ts';
import { deviceClass, deviceSlice } from './gpu-slices.ts';

const labels = { [SIMULATED_LABEL]: 'true' };
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const DEVICES = '/apis/resource.k8s.io/v1';
const CLASSES = '/apis/storage.k8s.io/v1/storageclasses';

/**
 * Puts on a local cluster what operators bring to a real one: their definitions and classes, and devices on `gpuNodes`. What is there already is left
 * as it is, so a cluster keeps its objects over restarts and an operator that was really installed keeps its own.
 */
export async function installOperators(api: ApiClient, gpuNodes: readonly string[]): Promise<void> {
  await Promise.all([
    ensure(api, '/api/v1/namespaces', { metadata: { name: 'velero', labels } }),
    ...operatorDefinitions().map((body) => ensure(api, DEFINITIONS, body)),
    ensure(api, CLASSES, {
      metadata: { name: BUCKET_CLASS, labels },
      provisioner: 'local.zhengyun.cn/simulated-buckets',
      reclaimPolicy: 'Delete',
    }),
    ensure(api, `${DEVICES}/deviceclasses`, deviceClass()),
    ...gpuNodes.map((node) => ensure(api, `${DEVICES}/resourceslices`, deviceSlice(node))),
  ]);
}

async function ensure(api: ApiClient, path: string, body: object): Promise<void> {
  try {
    await api.call({ method: 'POST', path, body });
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
  }
}
