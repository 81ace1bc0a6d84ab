import type { Fen } from '@zhengyun/rulebook/money.ts';

/** What a dispute or a person granted of a line, or charged by hand: by how much, and what the line stood at then. */
export interface Grant {
  readonly baseFen: Fen;
  readonly fen: Fen;
}

/**
 * What a line comes to by facts that alone come to `factsFen`, beside what was granted. Facts that change the other way move what stands by as much; those that go the way of a grant are taken in by
 * it, and move what stands only from where they go further. It follows from the facts and the grants alone, whatever other facts were known in between.
 */
export function beside(factsFen: Fen, grants: readonly Grant[]): Fen {
  return grants.reduce(
    (fen, grant) =>
      grant.fen < 0n
        ? lesser(fen, greater(fen, grant.baseFen) + grant.fen)
        : greater(fen, lesser(fen, grant.baseFen) + grant.fen),
    factsFen,
  );
}

/** One more grant. It takes back the last ones that went the other way before it grants anything itself; what facts took in by then stays as it is. */
export function withGrant(grants: readonly Grant[], grant: Grant): readonly Grant[] {
  const last = grants.at(-1);
  if (grant.fen === 0n) return grants;
  if (!last || last.fen > 0n === grant.fen > 0n || isTakenIn(last, grant.baseFen)) return [...grants, grant];
  const rest = grants.slice(0, -1);
  const fen = last.fen + grant.fen;
  if (fen > 0n === last.fen > 0n && fen !== 0n) return [...rest, { ...last, fen }];
  return withGrant(rest, { baseFen: grant.baseFen - last.fen, fen });
}

/** Whether facts went further than a grant, so that a line stands at what it does without it. */
function isTakenIn({ baseFen, fen }: Grant, standsFen: Fen): boolean {
  return fen > 0n ? standsFen > baseFen + fen : standsFen < baseFen + fen;
}

const lesser = (a: Fen, b: Fen) => (a < b ? a : b);
const greater = (a: Fen, b: Fen) => (a > b ? a : b);
