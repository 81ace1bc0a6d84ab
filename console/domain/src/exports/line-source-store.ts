import { type PartLine, statementPart } from '../settlement/statement-part.ts';
import type { Context } from '../verb/context.ts';

/** Lines that are read at a time. */
const PART = 1_000;

/**
 * The lines of one statement, a part at a time, each in a short transaction of its own: however slowly a file is taken, no connection waits
 * for it. STATE_CONFLICT in the midst where the statement is built anew meanwhile.
 */
export async function* linesOfStatement(
  ctx: Context,
  { id, contentHash }: { readonly id: string; readonly contentHash: string },
): AsyncGenerator<readonly PartLine[]> {
  for (let after = 0; ; ) {
    const lines = await statementPart(ctx, { statementId: id, contentHash, after, limit: PART });
    if (lines.length > 0) yield lines;
    if (lines.length < PART) return;
    after = lines.at(-1)?.ordinal ?? after;
  }
}
