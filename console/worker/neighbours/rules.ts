/** What one worker sees of another whose runs' folder stands beside its own. */
export interface NeighbourFacts {
  /** The kernel's lock in that folder: it is held for exactly as long as the other's process lives, however that ends. */
  readonly lock: 'held' | 'free';
  /** Whether the other's process ids can be looked up from here (same boot, same pid namespace). */
  readonly place: 'here' | 'elsewhere';
  /** Processes of its runs that are left; null: nobody can tell. */
  readonly left: number | null;
}

/**
 * leave: it lives, or what it started may · tidy: it is dead and its leases run out by themselves, only its files are of no use any
 * more · free: it is dead and so is all it had started, so its leases may be ended at once.
 */
export type NeighbourAct = 'leave' | 'tidy' | 'free';

/**
 * What may be done about another worker. Fails closed: a lease ends early only where the kernel says that its holder is gone and
 * nothing of its runs is left to write; a worker that is merely stopped still has its lock.
 */
export function actOn({ lock, place, left }: NeighbourFacts): NeighbourAct {
  if (lock === 'held') return 'leave';
  if (place === 'elsewhere') return 'tidy';
  return left === 0 ? 'free' : 'leave';
}
