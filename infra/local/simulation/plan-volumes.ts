import { bytesOf } from './quantity.ts';
import { type Claim, SIMULATED_PROVISIONER, type StorageClass, type Volume } from './volume-objects.ts';

/** One thing to do for simulated storage. */
export type VolumeAction =
  | { readonly kind: 'make'; readonly name: string; readonly claim: Claim; readonly storageClass: StorageClass }
  | { readonly kind: 'grow-volume'; readonly name: string; readonly storage: string }
  | { readonly kind: 'grow-claim'; readonly claim: Claim; readonly storage: string }
  | { readonly kind: 'delete'; readonly name: string };

export interface StorageState {
  readonly classes: Iterable<StorageClass>;
  readonly claims: Iterable<Claim>;
  readonly volumes: Iterable<Volume>;
}

const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';

/**
 * What has to be done so that simulated storage is what the claims ask for: a volume per unbound claim of a simulated
 * class, growth to a larger request, and an end for released volumes of reclaim policy Delete. Depends on the state alone,
 * so it may be repeated and resumed at any point. A class that waits for its first consumer is served at once: a
 * simulated host has no pod that could be the consumer.
 */
export function planVolumes({ classes, claims, volumes }: StorageState): VolumeAction[] {
  const simulated = new Map(
    [...classes].filter((c) => c.provisioner === SIMULATED_PROVISIONER).map((c) => [c.metadata.name, c]),
  );
  const ours = new Map(
    [...volumes]
      .filter((v) => v.metadata.annotations?.[PROVISIONED_BY] === SIMULATED_PROVISIONER)
      .map((v) => [v.metadata.name, v]),
  );
  return [...[...claims].flatMap((claim) => planClaim(claim, { simulated, ours })), ...planDeletions(ours.values())];
}

function planClaim(
  claim: Claim,
  { simulated, ours }: { simulated: Map<string, StorageClass>; ours: Map<string, Volume> },
): VolumeAction[] {
  if (claim.metadata.deletionTimestamp !== undefined) return [];
  const name = volumeNameOf(claim);
  const volume = ours.get(claim.spec.volumeName ?? name);
  if (volume !== undefined) return planGrowth(claim, volume);
  const storageClass = simulated.get(claim.spec.storageClassName ?? '');
  const unbound = claim.spec.volumeName === undefined || claim.spec.volumeName === name;
  return storageClass !== undefined && unbound && claim.status?.phase !== 'Bound'
    ? [{ kind: 'make', name, claim, storageClass }]
    : [];
}

function planGrowth(claim: Claim, volume: Volume): VolumeAction[] {
  if (claim.status?.phase !== 'Bound') return [];
  const storage = claim.spec.resources.requests.storage;
  const wanted = bytesOf(storage);
  const actions: VolumeAction[] = [];
  if (wanted > bytesOf(volume.spec.capacity.storage)) {
    actions.push({ kind: 'grow-volume', name: volume.metadata.name, storage });
  }
  if (wanted > bytesOf(claim.status.capacity?.storage ?? '0')) actions.push({ kind: 'grow-claim', claim, storage });
  return actions;
}

function planDeletions(volumes: Iterable<Volume>): VolumeAction[] {
  return [...volumes]
    .filter((volume) => volume.status?.phase === 'Released' && volume.metadata.deletionTimestamp === undefined)
    .filter((volume) => volume.spec.persistentVolumeReclaimPolicy === 'Delete')
    .map((volume) => ({ kind: 'delete', name: volume.metadata.name }));
}

/** As the usual provisioners name volumes: by the claim's uid, so that a repeat can't make a second one. */
function volumeNameOf(claim: Claim): string {
  return `pvc-${claim.metadata.uid}`;
}
