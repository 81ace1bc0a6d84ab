import { type ClusterObject, notYet, type Readiness } from './cluster-object.ts';
import { isSameSize, type Size, sizeText } from './same-size.ts';

/** A pod as far as it tells which size a member has. */
export interface MemberPod {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: {
    readonly containers?: readonly { readonly name: string; readonly resources?: { readonly requests?: Size } }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** The set of pods that an operator keeps for a cache. */
export interface MemberSet {
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: { readonly spec?: MemberPod['spec'] };
  };
}

/** CloudNativePG's labels of pods that are no members: jobs that start one, and poolers before them. */
const NO_MEMBER = ['cnpg.io/jobRole', 'cnpg.io/poolerName'] as const;
const DATABASE_CONTAINER = 'postgres';

/**
 * Why a database is not as it was asked for although its operator says so; null when it is. Its status names no generation:
 * right after a change it still speaks of the members before, so number, size and readiness are read from the members' pods.
 */
export function membersBehind(database: ClusterObject, pods: readonly MemberPod[]): Readiness | null {
  const { instances, resources } = database.spec ?? {};
  const members = pods.filter(({ metadata }) => NO_MEMBER.every((label) => metadata.labels?.[label] === undefined));
  if (instances !== undefined && members.length !== instances)
    return notYet(`${members.length} members stand, and ${instances} are asked for`);
  for (const { metadata, spec, status } of members) {
    if (metadata.deletionTimestamp !== undefined) return notYet(`member ${metadata.name} is being replaced`);
    const given = spec?.containers?.find(({ name }) => name === DATABASE_CONTAINER)?.resources?.requests;
    if (!isSameSize(resources?.requests, given))
      return notYet(`member ${metadata.name} has ${sizeText(given)} of ${sizeText(resources?.requests)} yet`);
    if (!status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True'))
      return notYet(`member ${metadata.name} is not ready`);
  }
  return null;
}

/**
 * Why a cache is not as it was asked for; null when the set that its operator keeps is asked for as many members of the size
 * that the cache asks for now. Whether they are up, the set itself says.
 */
export function setBehind(cache: ClusterObject, set: MemberSet | undefined): Readiness | null {
  const { clusterSize, kubernetesConfig } = cache.spec ?? {};
  if (set === undefined) return notYet('its operator has made no members yet');
  if (set.spec?.replicas !== clusterSize)
    return notYet(`${set.spec?.replicas ?? 0} members are asked of its set, and ${clusterSize} are wanted`);
  const given = set.spec?.template?.spec?.containers?.map(({ resources }) => resources?.requests) ?? [];
  const wanted = kubernetesConfig?.resources?.requests;
  return given.some((size) => isSameSize(wanted, size))
    ? null
    : notYet(`its members are of ${sizeText(given[0])}, and ${sizeText(wanted)} is asked for`);
}
