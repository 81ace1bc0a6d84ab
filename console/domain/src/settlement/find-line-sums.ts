import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { adjustmentWorkingSchema, creditWorkingSchema } from './corrections/schemas.ts';
import { bookedHeads, sumsOf } from './line-sums-store.ts';
import type { LINE_KINDS } from './schemas.ts';

const correctionSchema = z.discriminatedUnion('kind', [creditWorkingSchema, adjustmentWorkingSchema]);

/** An issued statement as it goes into somebody's books. */
export interface BookedStatement {
  readonly id: string;
  readonly number: string;
  readonly month: string;
  readonly payableFen: bigint;
  readonly contentHash: string;
  /** `kind`: of the organisation it belongs to. */
  readonly department: { readonly id: string; readonly slug: string; readonly name: string; readonly kind: string };
  readonly sums: readonly LineSum[];
}

/** What the lines of one kind and item come to; a credit note or an adjustment of an earlier statement stands by itself. */
export interface LineSum {
  readonly kind: (typeof LINE_KINDS)[number];
  readonly sku: string | null;
  readonly fen: bigint;
  readonly correction: { readonly number: string; readonly ofStatement: string; readonly reference: string } | null;
}

/** In process only: issued statements with the sums of their lines, by number. NOT_FOUND one that isn't in sight, STATE_CONFLICT one that isn't issued. */
export const findLineSums = query({
  allow: ['job'],
  input: z.strictObject({ statementIds: z.array(idSchema).min(1) }),
  async read({ tx }, { statementIds }): Promise<readonly BookedStatement[]> {
    const heads = await bookedHeads(tx, statementIds);
    if (heads.length < new Set(statementIds).size) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const draft = heads.find(({ issued_at: at }) => at === null);
    if (draft) throw new DomainError('STATE_CONFLICT', { object: draft.number, state: draft.state });
    const sums = Map.groupBy(await sumsOf(tx, statementIds), ({ statementId }) => statementId);
    return heads.map(({ id, number, month, ...head }) => ({
      ...{ id, number, month, payableFen: head.payable_fen, contentHash: head.content_hash },
      department: { id: head.departmentId, slug: head.departmentSlug, name: head.departmentName, kind: head.kind },
      sums: (sums.get(id) ?? []).map(({ kind, sku, fen, working }) => ({
        ...{ kind: kind as LineSum['kind'], sku, fen: BigInt(fen), correction: correctionOf(working) },
      })),
    }));
  },
});

function correctionOf(working: unknown): LineSum['correction'] {
  if (working === null) return null;
  const { number, statement, reference } = correctionSchema.parse(working);
  return { number, ofStatement: statement.number, reference };
}
