import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockTree, readTree } from './pool-store.ts';
import { lockLines, readLines } from './store.ts';
import { poolAt } from './view-rules.ts';

/** One limit: a department's on a cloud, or without a department the cloud's own. */
export interface AskedLimit {
  readonly cloudId: string;
  readonly departmentId: string | null;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
}

/** The limit there is today; null: none is set. Refused: NOT_FOUND. */
export async function limitAt(scope: VerbScope, { cloudId, departmentId, dimension, xinchuang }: AskedLimit) {
  if (departmentId !== null) {
    const lines = await readLines(scope.tx, departmentId, [cloudId]);
    return lines.find((line) => line.dimension === dimension && line.xinchuang === xinchuang)?.limit ?? null;
  }
  const tree = await readTree(scope, { dimensions: [dimension], stacks: [xinchuang] });
  const pool = poolAt(tree, { level: 'cloud', cloudId });
  if (!pool) throw new DomainError('NOT_FOUND', { what: 'cloud' });
  return pool.limit;
}

/** The same, held until the transaction's end: nobody sets another meanwhile. */
export async function lockLimitAt(scope: VerbScope, place: AskedLimit) {
  const { cloudId, departmentId, dimension, xinchuang } = place;
  if (departmentId === null)
    await lockTree(scope, { cloudIds: [cloudId], dimensions: [dimension], stacks: [xinchuang] });
  else await lockLines(scope.tx, departmentId, [cloudId]);
  return limitAt(scope, place);
}
