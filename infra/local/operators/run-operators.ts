import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ApiClient, ApiError, type ApiRequest } from '../control-plane/api-client.ts';
import { reconcileLoop } from '../simulation/reconcile-loop.ts';
import { type ObjectStore, watchObjects } from '../simulation/watch-objects.ts';
import { backupOperator } from './backup.ts';
import { balancerOperator } from './balancer.ts';
import { bucketOperator } from './bucket.ts';
import { cacheOperator } from './cache.ts';
import { CHILD_PATHS, type ChildKind, type Children, type OperatedObject, planChildren } from './children.ts';
import { databaseOperator } from './database.ts';
import { SIMULATED_LABEL } from './definitions.ts';
import { imageOperator, templateOperator } from './image.ts';
import type { SimulatedOperator } from './simulated-operator.ts';

const OPERATORS: readonly SimulatedOperator[] = [
  databaseOperator,
  bucketOperator,
  cacheOperator,
  balancerOperator,
  backupOperator,
  templateOperator,
  imageOperator,
];
const CHILD_KINDS = Object.keys(CHILD_PATHS) as ChildKind[];
/** That something was done already, or has gone or changed in between: the next round sees it. */
const SETTLED = ['AlreadyExists', 'NotFound', 'Conflict'];

/**
 * Plays the operators that a local cluster does not run: what they would make of their objects is made for real (claims,
 * pods, services, secrets), and their status follows from it. All it knows it reads from the API, so it may be stopped and
 * started at any point. Ends with the signal.
 */
export async function runOperators(
  api: ApiClient,
  { onError, signal }: { onError: (what: string) => void; signal: AbortSignal },
): Promise<void> {
  const stores: Partial<Record<ChildKind, ObjectStore<OperatedObject>>> = {};
  const owners = new Map<SimulatedOperator, ObjectStore<OperatedObject>>();
  const reconcile = reconcileLoop(
    async () => {
      const present = childrenIn(stores);
      if (present === null) return;
      const moment = { present, now: new Date(), password: randomBytes(24).toString('base64url') };
      const requests = [...owners].flatMap(([operator, store]) =>
        [...store.all()].flatMap((object) => requestsFor(operator, object, moment)),
      );
      const troubles = (await Promise.all(requests.map((request) => attempt(api, request)))).filter(Boolean);
      if (troubles.length > 0) throw new Error(troubles.join('; '));
    },
    { onError, signal },
  );
  await Promise.all([
    ...OPERATORS.map((operator) =>
      watchObjects<OperatedObject>(api, {
        path: `${rootOf(operator)}/${operator.plural}`,
        onChange: (store) => {
          owners.set(operator, store);
          reconcile();
        },
        onError,
        signal,
      }),
    ),
    ...CHILD_KINDS.map((kind) =>
      watchObjects<OperatedObject>(api, {
        path: CHILD_PATHS[kind],
        labelSelector: `${SIMULATED_LABEL}=true`,
        onChange: (store) => {
          stores[kind] = store;
          reconcile();
        },
        onError,
        signal,
      }),
    ),
  ]);
}

/** Where the API keeps the operator's kind: Kubernetes' oldest kinds have a root of their own. */
function rootOf({ apiVersion }: SimulatedOperator): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** All children there are; null before each kind was listed once, since what is not known is not missing. */
function childrenIn(stores: Partial<Record<ChildKind, ObjectStore<OperatedObject>>>): Children | null {
  const present: Partial<Record<ChildKind, readonly OperatedObject[]>> = {};
  for (const kind of CHILD_KINDS) {
    const store = stores[kind];
    if (store === undefined) return null;
    present[kind] = [...store.all()];
  }
  return present as Children;
}

function requestsFor(
  operator: SimulatedOperator,
  object: OperatedObject,
  moment: Parameters<SimulatedOperator['answer']>[1],
): ApiRequest[] {
  if (object.metadata.deletionTimestamp !== undefined) return [];
  const { apiVersion, kind, plural } = operator;
  const { children, status } = operator.answer(object, moment);
  const made = planChildren({ ...object, apiVersion, kind }, children, moment.present);
  if (status === null || isDeepStrictEqual(object.status, status)) return made;
  const { namespace, name } = object.metadata;
  const path = `${rootOf(operator)}/namespaces/${namespace}/${plural}/${name}/status`;
  return [...made, { method: 'PATCH', path, contentType: 'application/merge-patch+json', body: { status } }];
}

/** Carries one request out; what the API refused for good, in its words, so that the others go on. */
async function attempt(api: ApiClient, request: ApiRequest): Promise<string> {
  try {
    await api.call(request);
    return '';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return SETTLED.includes(error.reason) ? '' : `${request.method} ${request.path}: ${error.message}`;
  }
}
