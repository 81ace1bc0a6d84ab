import { z } from 'zod';
import { findNoteParts } from '../credit-notes/find-note-parts.ts';
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
  readonly correction: Correction | null;
}

/** `parts`: what the whole note takes back and charges anew; their sum is what this statement takes into account, unless a part of it is another's. */
export interface Correction {
  readonly number: string;
  readonly ofStatement: string;
  readonly reference: string;
  readonly parts: { readonly takenBackFen: bigint; readonly renewedFen: bigint };
}

/** In process only: issued statements with the sums of their lines, by number. NOT_FOUND one that isn't in sight, STATE_CONFLICT one that isn't issued. */
export const findLineSums = query({
  allow: ['job'],
  input: z.strictObject({ statementIds: z.array(idSchema).min(1) }),
  async read(scope, { statementIds }): Promise<readonly BookedStatement[]> {
    const { tx } = scope;
    const heads = await bookedHeads(tx, statementIds);
    if (heads.length < new Set(statementIds).size) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const draft = heads.find(({ issued_at: at }) => at === null);
    if (draft) throw new DomainError('STATE_CONFLICT', { object: draft.number, state: draft.state });
    const rows = (await sumsOf(tx, statementIds)).map(({ working, ...sum }) => ({ ...sum, note: noteOf(working) }));
    const noteIds = [...new Set(rows.flatMap(({ note }) => note?.creditNoteId ?? []))];
    const parts = await findNoteParts.definition.read(scope, { noteIds });
    const sums = Map.groupBy(rows, ({ statementId }) => statementId);
    return heads.map(({ id, number, month, ...head }) => ({
      ...{ id, number, month, payableFen: head.payable_fen, contentHash: head.content_hash },
      department: { id: head.departmentId, slug: head.departmentSlug, name: head.departmentName, kind: head.kind },
      sums: (sums.get(id) ?? []).map(({ kind, sku, fen, note }) => ({
        ...{ kind: kind as LineSum['kind'], sku, fen: BigInt(fen), correction: note && correctionOf(note, parts) },
      })),
    }));
  },
});

type Note = z.output<typeof correctionSchema>;
const noteOf = (working: unknown): Note | null => (working === null ? null : correctionSchema.parse(working));

function correctionOf(note: Note, parts: ReadonlyMap<string, Correction['parts']>): Correction {
  const { creditNoteId, number, statement, reference, totalFen } = note;
  const whole = { takenBackFen: BigInt(totalFen), renewedFen: 0n };
  return { number, ofStatement: statement.number, reference, parts: parts.get(creditNoteId) ?? whole };
}
