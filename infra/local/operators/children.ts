import type { ApiRequest } from '../control-plane/api-client.ts';
import { SIMULATED_LABEL } from './definitions.ts';

/** An object as the simulated operators read it. */
export interface OperatedObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly uid: string }[];
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** Kinds that simulated operators make, with the path of all of them in the cluster. */
export const CHILD_PATHS = {
  claims: '/api/v1/persistentvolumeclaims',
  pods: '/api/v1/pods',
  services: '/api/v1/services',
  secrets: '/api/v1/secrets',
  configMaps: '/api/v1/configmaps',
  statefulSets: '/apis/apps/v1/statefulsets',
  dataVolumes: '/apis/cdi.kubevirt.io/v1beta1/datavolumes',
} as const;
export type ChildKind = keyof typeof CHILD_PATHS;

/** What an operator wants to stand for one of its objects. */
export interface Child {
  readonly kind: ChildKind;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Everything but the metadata. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Text that changes when the child has to; empty: it stays as it was made. */
  readonly revision: string;
  /** How a child of another revision becomes the wanted one: in place, or by a new one of the name. */
  readonly change: 'patch' | 'replace';
}

/** Present children of each kind. */
export type Children = Readonly<Record<ChildKind, readonly OperatedObject[]>>;

const REVISION = 'zhengyun.cn/simulated-revision';

/** Whether `present` is the child as it is wanted now. */
export function isCurrent(child: Child, present: OperatedObject | undefined): boolean {
  return present !== undefined && (present.metadata.annotations?.[REVISION] ?? '') === child.revision;
}

/** The child among `present`, if it is there. */
export function presentOf(child: Pick<Child, 'kind' | 'name'>, owner: OperatedObject, present: Children) {
  const { namespace } = owner.metadata;
  return present[child.kind].find(({ metadata }) => metadata.name === child.name && metadata.namespace === namespace);
}

/**
 * Requests that bring the children of `owner` to what is wanted: what is missing is made with the owner's reference, so that
 * the cluster's own collector takes it away with the owner; what is of another revision is changed; what is not wanted any
 * more is deleted. None for an owner that is being deleted.
 */
export function planChildren(
  owner: OperatedObject & { readonly apiVersion: string; readonly kind: string },
  wanted: readonly Child[],
  present: Children,
): ApiRequest[] {
  if (owner.metadata.deletionTimestamp !== undefined) return [];
  const made = wanted.flatMap((child) => bringAbout(owner, child, presentOf(child, owner, present)));
  const surplus = (Object.keys(CHILD_PATHS) as ChildKind[]).flatMap((kind) =>
    present[kind]
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid))
      .filter(({ metadata }) => !wanted.some((child) => child.kind === kind && child.name === metadata.name))
      .map(({ metadata }) => remove(kind, owner, metadata.name)),
  );
  return [...made, ...surplus];
}

function bringAbout(
  owner: OperatedObject & { readonly apiVersion: string; readonly kind: string },
  child: Child,
  present: OperatedObject | undefined,
): ApiRequest[] {
  const path = pathOf(child.kind, owner);
  if (present === undefined) {
    const { apiVersion, kind, metadata } = owner;
    const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid };
    const body = {
      metadata: {
        name: child.name,
        labels: { ...child.labels, [SIMULATED_LABEL]: 'true' },
        annotations: { [REVISION]: child.revision },
        ownerReferences: [{ ...reference, controller: true, blockOwnerDeletion: true }],
      },
      ...child.content,
    };
    return [{ method: 'POST', path, body }];
  }
  if (isCurrent(child, present) || present.metadata.deletionTimestamp !== undefined) return [];
  if (child.change === 'replace') return [remove(child.kind, owner, child.name)];
  const body = { metadata: { annotations: { [REVISION]: child.revision } }, ...child.content };
  return [{ method: 'PATCH', path: `${path}/${child.name}`, contentType: 'application/merge-patch+json', body }];
}

const remove = (kind: ChildKind, owner: OperatedObject, name: string): ApiRequest => ({
  method: 'DELETE',
  path: `${pathOf(kind, owner)}/${name}`,
});

/** The collection of `kind` in the owner's namespace: `/api/v1/pods` → `/api/v1/namespaces/x/pods`. */
function pathOf(kind: ChildKind, { metadata }: OperatedObject): string {
  return CHILD_PATHS[kind].replace(/\/([^/]+)$/, `/namespaces/${metadata.namespace}/$1`);
}
