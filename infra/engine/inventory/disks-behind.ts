import { bytesOf } from './bytes.ts';
import { type ClusterObject, notYet, type Readiness } from './cluster-object.ts';

/** How the reason of a host begins whose disk is smaller than it asks for now. */
export const DISK_BEHIND = 'DiskBehind';

/** A claim that has to ask for more. */
export interface DiskGrowth {
  readonly claim: string;
  readonly uid: string;
  readonly storage: string;
}

/**
 * What the disks that a host made from templates are to grow by now: KubeVirt reads a template's size once, and nobody grows the disk
 * after it. A claim that is not bound yet can't grow, and none ever shrinks.
 */
export function growthsOf(host: ClusterObject, claims: readonly ClusterObject[]): readonly DiskGrowth[] {
  return (host.spec?.dataVolumeTemplates ?? []).flatMap(({ metadata, spec }) => {
    const claim = claims.find((candidate) => candidate.metadata.name === metadata.name);
    const storage = spec.pvc?.resources?.requests?.storage;
    const wanted = bytesOf(storage);
    const asked = bytesOf(claim?.spec?.resources?.requests?.storage);
    if (claim?.status?.phase !== 'Bound' || storage === undefined || wanted === null || asked === null) return [];
    return asked < wanted ? [{ claim: metadata.name, uid: claim.metadata.uid, storage }] : [];
  });
}

/** Why a host is not as it was asked for although it is Ready; null when its disks are asked for whole. */
export function disksBehind(host: ClusterObject, claims: readonly ClusterObject[]): Readiness | null {
  const [growth] = growthsOf(host, claims);
  return growth === undefined
    ? null
    : notYet(`${DISK_BEHIND}: ${growth.claim} is not yet asked to have ${growth.storage}`);
}
