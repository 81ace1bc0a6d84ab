import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { growDisks } from '@zhengyun/engine/inventory/grow-disks.ts';

import { type OwnedObjects, readInventory } from '@zhengyun/engine/inventory/read-inventory.ts';
import { restartHosts } from '@zhengyun/engine/inventory/restart-hosts.ts';
import type { Inventory, ObjectReference } from '@zhengyun/interface/inventory.ts';

const FIRST_PAUSE_MS = 200;
/** Often enough that nobody waits for the look itself: a look is one request for each kind of object. */
const LONGEST_PAUSE_MS = 2_000;

export interface Expectation {
  readonly kubeconfig: string;
  /** uid of the cluster it must be: another one is an error, whatever it shows. */
  readonly clusterUid: string;
  readonly objects: readonly ObjectReference[];
  /** Of these there may be no more than `objects`, e.g. after a shrink; null: nothing is looked for. */
  readonly owned: OwnedObjects | null;
  /** present: every object is there and ready (those without a notion of it exist), and no more than they · absent: none is there any more. */
  readonly wanted: 'present' | 'absent';
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** Another cluster answers at the address: whatever it shows says nothing of ours. */
export class WrongCluster extends Error {
  override readonly name = 'WrongCluster';
}

/**
 * Reads the cluster until it shows what is wanted, or the deadline passes; gives the last inventory read either way. A host that
 * takes a change at its next start only is started anew on the way, and a disk that was made with its host is grown. A cluster that doesn't answer, or serves nobody (429, 5xx), is
 * asked again until the deadline. Rejects with ClusterUnreachable where it is so to the end, with ClusterRefused where it won't let
 * the credential look, and with WrongCluster where it is not the cluster it must be: whether what is wanted is there is not known then.
 */
export async function verifyOnCluster(expectation: Expectation): Promise<{ inventory: Inventory; met: boolean }> {
  const end = performance.now() + expectation.deadlineMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const late = performance.now() >= end || expectation.signal.aborted;
    // What somebody else made under a name of ours stays, and is nothing of ours that is left.
    const ownedOnly = expectation.wanted === 'absent';
    const inventory = await readInventory({ ...expectation, ownedOnly }).catch((error: unknown) => {
      if (!(error instanceof ClusterUnreachable) || late) throw error;
      return null;
    });
    if (inventory && inventory.clusterUid !== expectation.clusterUid) {
      throw new WrongCluster(`the cluster answers as ${inventory.clusterUid} and must be ${expectation.clusterUid}`);
    }
    const met = inventory !== null && isMet(inventory, expectation.wanted);
    if (inventory && (met || late)) return { inventory, met };
    if (inventory && expectation.wanted === 'present')
      await bringAlong(expectation.kubeconfig, inventory).catch(unlessUnreachable);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Does what no operator does by itself for hosts to become as they are asked for. */
async function bringAlong(kubeconfig: string, { objects }: Inventory): Promise<void> {
  await growDisks(kubeconfig, objects);
  await restartHosts(kubeconfig, objects);
}

/** What an unreachable cluster leaves undone is done when it answers again. */
function unlessUnreachable(error: unknown): void {
  if (!(error instanceof ClusterUnreachable)) throw error;
}

function isMet({ objects }: Inventory, wanted: Expectation['wanted']): boolean {
  return wanted === 'absent' ? objects.every(({ uid }) => uid === '') : objects.every(({ ready }) => ready !== false);
}
