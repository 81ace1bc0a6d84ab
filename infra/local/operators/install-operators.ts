import { type ApiClient, ApiError } from '../control-plane/api-client.ts';
import { BUCKET_CLASS } from './bucket.ts';
import { operatorDefinitions, SIMULATED_LABEL } from './definitions.ts';

const labels = { [SIMULATED_LABEL]: 'true' };
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const CLASSES = '/apis/storage.k8s.io/v1/storageclasses';

/**
 * Puts on a local cluster what operators bring to a real one: their definitions and classes. What is there already is left
 * as it is, so a cluster keeps its objects over restarts and an operator that was really installed keeps its own.
 */
export async function installOperators(api: ApiClient): Promise<void> {
  await Promise.all([
    ...operatorDefinitions().map((body) => ensure(api, DEFINITIONS, body)),
    ensure(api, CLASSES, {
      metadata: { name: BUCKET_CLASS, labels },
      provisioner: 'local.zhengyun.cn/simulated-buckets',
      reclaimPolicy: 'Delete',
    }),
  ]);
}

async function ensure(api: ApiClient, path: string, body: object): Promise<void> {
  try {
    await api.call({ method: 'POST', path, body });
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
  }
}
