import type { OPENING_KINDS, Opening, Openings } from '@zhengyun/interface/openings.ts';
import { type ManagedFieldsEntry, newestFirst } from '../runner/field-writers.ts';
import { withCluster } from './cluster-connection.ts';
import { isReachedFromOutside } from './is-reached-from-outside.ts';
import { type LiveObject, listLive } from './live-object.ts';
import { ObjectPaths } from './object-path.ts';

const API_VERSIONS: Readonly<Record<(typeof OPENING_KINDS)[number], string>> = {
  NetworkPolicy: 'networking.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  Service: 'v1',
  Ingress: 'networking.k8s.io/v1',
};

type Kind = keyof typeof API_VERSIONS;
interface Live {
  readonly metadata: LiveObject['metadata'] & {
    readonly creationTimestamp?: string;
    readonly managedFields?: readonly ManagedFieldsEntry[];
  };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/**
 * Everything in a namespace that opens it or gives rights in it, the platform's own included: whose each is, the ledger knows. A kind
 * that the credential may not read is named as such. Rejects with ClusterUnreachable.
 */
export function readOpenings(kubeconfig: string, namespace: string): Promise<Openings> {
  return withCluster(kubeconfig, async (cluster) => {
    const paths = new ObjectPaths(cluster);
    const listed = await Promise.all(
      (Object.keys(API_VERSIONS) as Kind[]).map(async (kind) => {
        const objects = await listLive(cluster, paths, { apiVersion: API_VERSIONS[kind], kind, namespace });
        return { kind, objects: objects as readonly Live[] | null };
      }),
    );
    return {
      found: listed.flatMap(({ kind, objects }) => openingsAmong(kind, objects ?? [])),
      unread: listed.flatMap(({ kind, objects }) => (objects === null ? [kind] : [])),
    };
  });
}

/** Those of `objects`, all of a kind, that open their namespace, in order of their names. */
export function openingsAmong(kind: Kind, objects: readonly Live[]): readonly Opening[] {
  return objects
    .filter(({ spec }) => kind !== 'Service' || isReachedFromOutside(spec ?? {}))
    .map((object) => opening(kind, object))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function opening(kind: Kind, { metadata }: Live): Opening {
  const { name, ownerReferences, creationTimestamp, managedFields } = metadata;
  const owner = ownerReferences?.find(({ controller }) => controller === true);
  return {
    kind,
    name,
    owner: owner ? { kind: owner.kind, name: owner.name } : null,
    at: creationTimestamp ? new Date(creationTimestamp).toISOString() : null,
    writers: newestFirst((managedFields ?? []).filter(({ subresource }) => subresource !== 'status')),
  };
}
