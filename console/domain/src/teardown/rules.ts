import type { StandingObject } from '@zhengyun/interface/standing.ts';

/** Something that stands where a removal was asked for: a resource by item and printed number, or an object of the cluster by kind and name. */
export interface Obstacle {
  readonly kind: string;
  readonly number: string;
}

interface Standing {
  /** Whether the asker said that what stands there goes with it. */
  readonly override: boolean;
  /** Whether another person has released it already, with what was `listed`. */
  readonly released: boolean;
  readonly listed: readonly Obstacle[];
  /** What is delivered there today. */
  readonly ledger: readonly Obstacle[];
  /** What the cluster has of it today. */
  readonly found: readonly StandingObject[];
}

/**
 * What a look at the cluster makes of a tenancy's removal. goes-on: nothing stands there, or all of it is on the list that two
 * people decide on · asked-again: more than was on the list when it was released, so that is decided on anew · refused: it stands
 * in the way.
 */
export type Verdict =
  | { readonly is: 'goes-on' | 'asked-again'; readonly obstacles: readonly Obstacle[] }
  | {
      readonly is: 'refused';
      readonly trouble: {
        readonly code: 'TENANCY_IN_USE' | 'OUTSIDE_TENANCY';
        readonly facts: Readonly<Record<string, number | string[]>>;
      };
    };

/** Most that a sentence names; the rest is counted. */
export const MOST_NAMED = 20;

/**
 * An object outside the tenancy that is no delivered resource's has no stack that would remove it, so nobody overrides it: after
 * the end it would go on for nobody, and nobody would find it.
 */
export function judgeStanding({ override, released, listed, ledger, found }: Standing): Verdict {
  const delivered = new Set(ledger.map(({ number }) => number.toLowerCase()));
  const others = found.filter(({ resource }) => resource === null || !delivered.has(resource));
  const outside = others.filter((object) => object.outside).map(asObstacle);
  if (outside.length > 0)
    return { is: 'refused', trouble: { code: 'OUTSIDE_TENANCY', facts: { objects: namesOf(outside) } } };
  const obstacles = [...ledger, ...others.map(asObstacle)];
  if (obstacles.length > 0 && !override) {
    const facts = { resources: namesOf(obstacles), count: obstacles.length };
    return { is: 'refused', trouble: { code: 'TENANCY_IN_USE', facts } };
  }
  return { is: released && newcomers(listed, obstacles).length > 0 ? 'asked-again' : 'goes-on', obstacles };
}

/** What is among `now` and was not `listed`. */
export function newcomers(listed: readonly Obstacle[], now: readonly Obstacle[]): readonly Obstacle[] {
  const known = new Set(listed.map(({ kind, number }) => `${kind} ${number}`));
  return now.filter(({ kind, number }) => !known.has(`${kind} ${number}`));
}

/** Obstacles as a sentence names them: resources by their printed numbers, objects of the cluster with their kind. */
export function namesOf(obstacles: readonly Obstacle[]): string[] {
  return obstacles.slice(0, MOST_NAMED).map(({ kind, number }) => (/^[A-Z]/.test(kind) ? `${kind} ${number}` : number));
}

const asObstacle = ({ kind, name }: StandingObject): Obstacle => ({ kind, number: name });
