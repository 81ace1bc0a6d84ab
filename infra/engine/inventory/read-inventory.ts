import type { Inventory, ObjectReference, ObservedObject } from '@zhengyun/interface/inventory.ts';
import { behindItsSpec, type ListFollowers } from './behind-its-spec.ts';
import { type ClusterConnection, withCluster } from './cluster-connection.ts';
import { readClusterIdentity } from './cluster-identity.ts';
import type { ClusterObject } from './cluster-object.ts';
import { ObjectPaths } from './object-path.ts';
import { readinessOf } from './readiness.ts';
import { refusalOf } from './refusal-of.ts';

/** Objects of one kind in one namespace are listed at once from this many on: one answer instead of hundreds. */
const LIST_FROM = 4;

/** All objects of some kinds in one namespace that bear the label `selector`. */
export interface OwnedObjects {
  readonly namespace: string;
  readonly selector: string;
  readonly kinds: readonly Pick<ObjectReference, 'apiVersion' | 'kind'>[];
}

/**
 * Reads each of `objects` from the cluster and says whether it is ready. An object that isn't there comes back with an
 * empty uid and `ready: false`. What is found of `owned` beyond `objects` comes back too: as it is where an operator made it
 * (a database's volumes), else as not ready, since it should be gone.
 * With `ownedOnly` an object without the label of `owned` is somebody else's of that name, and counts as not there.
 * `observedAt` is when reading had finished. Rejects with ClusterUnreachable, also while the server is busy or starting, and with
 * ClusterRefused.
 */
export async function readInventory(query: {
  kubeconfig: string;
  objects: readonly ObjectReference[];
  owned?: OwnedObjects | null;
  ownedOnly?: boolean;
}): Promise<Inventory> {
  return withCluster(query.kubeconfig, async (cluster) => {
    const paths = new ObjectPaths(cluster);
    const isOurs = query.ownedOnly && query.owned ? bears(query.owned.selector) : () => true;
    const groups = Map.groupBy(
      query.objects,
      ({ apiVersion, kind, namespace }) => `${apiVersion} ${kind} ${namespace ?? ''}`,
    );
    const [clusterUid, ...observed] = await Promise.all([
      readClusterIdentity(cluster),
      ...[...groups.values()].map((group) => observeGroup(cluster, { paths, isOurs }, group)),
    ]);
    const surplus = query.owned ? await surplusOf(cluster, { paths, ...query.owned, expected: query.objects }) : [];
    return { clusterUid, observedAt: new Date().toISOString(), objects: [...observed.flat(), ...surplus] };
  });
}

async function surplusOf(
  cluster: ClusterConnection,
  {
    paths,
    namespace,
    selector,
    kinds,
    expected,
  }: OwnedObjects & { paths: ObjectPaths; expected: readonly ObjectReference[] },
): Promise<ObservedObject[]> {
  const found = await Promise.all(
    kinds.map(async ({ apiVersion, kind }) => {
      const collection = await paths.of({ apiVersion, kind, namespace });
      const objects = collection === null ? [] : await list(cluster, collection, selector);
      return objects.map((object) => ({ ...object, apiVersion, kind }));
    }),
  );
  const isExpected = (object: ClusterObject) =>
    expected.some(
      ({ kind, namespace: space, name }) =>
        kind === object.kind && space === namespace && name === object.metadata.name,
    );
  return found
    .flat()
    .filter((object) => !isExpected(object))
    .map((object) => {
      const { apiVersion, kind, metadata } = object;
      const reference = { apiVersion, kind, namespace, name: metadata.name, uid: metadata.uid };
      return { ...reference, ...(isMadeByOperator(object) ? readinessOf(object) : SURPLUS) };
    });
}

const SURPLUS = { ready: false, reason: 'still on the cluster, and no longer asked for' };

/** What an operator keeps for one of its objects comes and goes with it, and is judged by itself. */
function isMadeByOperator({ metadata }: ClusterObject): boolean {
  return metadata.ownerReferences?.some(({ controller }) => controller === true) ?? false;
}

/** Whether an object bears the label of a `key=value` selector. */
function bears(selector: string): (object: ClusterObject) => boolean {
  const [key = '', value] = selector.split('=');
  return ({ metadata }) => metadata.labels?.[key] === value;
}

async function observeGroup(
  cluster: ClusterConnection,
  { paths, isOurs }: { paths: ObjectPaths; isOurs: (object: ClusterObject) => boolean },
  group: readonly ObjectReference[],
): Promise<ObservedObject[]> {
  const [first] = group;
  if (!first) return [];
  const { apiVersion, kind, namespace } = first;
  const collection = await paths.of({ apiVersion, kind, namespace });
  if (collection === null)
    return group.map((reference) => absent(reference, `the cluster has no kind ${kind} in ${apiVersion}`));
  const found = new Map<string, ClusterObject>();
  const keep = (object: ClusterObject) => found.set(object.metadata.name, { ...object, apiVersion, kind });
  if (group.length >= LIST_FROM) for (const object of await list(cluster, collection)) keep(object);
  else
    for (const object of await Promise.all(
      group.map(({ name }) => readOne(cluster, `${collection}/${encodeURIComponent(name)}`)),
    ))
      if (object) keep(object);
  const followers = followersOf(cluster, paths, namespace);
  return Promise.all(
    group.map(async (reference) => {
      const object = found.get(reference.name);
      if (!object || !isOurs(object)) return absent(reference, 'not on the cluster');
      const behind = await behindItsSpec(object, followers);
      return { ...reference, uid: object.metadata.uid, ...(behind ?? readinessOf(object)) };
    }),
  );
}

/**
 * Reads what operators made of a group's objects, the same once for all of them; nothing where the cluster has no such kind.
 */
function followersOf(cluster: ClusterConnection, paths: ObjectPaths, namespace: string | null): ListFollowers {
  const asked = new Map<string, Promise<readonly unknown[]>>();
  return async <Follower>(kind: { readonly apiVersion: string; readonly kind: string }, selector: string) => {
    const collection = await paths.of({ ...kind, namespace });
    if (collection === null) return [];
    const key = `${collection} ${selector}`;
    const found = asked.get(key) ?? list<Follower>(cluster, collection, selector);
    asked.set(key, found);
    return found as Promise<readonly Follower[]>;
  };
}

async function list<Listed = ClusterObject>(
  cluster: ClusterConnection,
  collection: string,
  selector = '',
): Promise<readonly Listed[]> {
  const objects: Listed[] = [];
  let token = '';
  do {
    const { status, body } = await cluster.get(
      `${collection}?limit=500${selector && `&labelSelector=${encodeURIComponent(selector)}`}${token && `&continue=${encodeURIComponent(token)}`}`,
    );
    if (status !== 200) throw await refusalOf(cluster, collection, { status, body });
    const page = body as { items: Listed[]; metadata: { continue?: string } };
    objects.push(...page.items);
    token = page.metadata.continue ?? '';
  } while (token !== '');
  return objects;
}

async function readOne(cluster: ClusterConnection, path: string): Promise<ClusterObject | null> {
  const { status, body } = await cluster.get(path);
  if (status === 404) return null;
  if (status !== 200) throw await refusalOf(cluster, path, { status, body });
  return body as ClusterObject;
}

function absent(reference: ObjectReference, reason: string): ObservedObject {
  return { ...reference, uid: '', ready: false, reason };
}
