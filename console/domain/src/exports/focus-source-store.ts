import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { statementHead } from '../settlement/statement-head.ts';
import type { Context } from '../verb/context.ts';
import { type FocusRow, focusRow } from './focus-rules.ts';
import { linesOfStatement } from './line-source-store.ts';

/** The charges of statements as FOCUS rows, one statement after the other, a part at a time. */
export async function* focusRowsOf(
  ctx: Context,
  statementIds: readonly string[],
  locale: Locale,
): AsyncGenerator<readonly FocusRow[]> {
  for (const statementId of statementIds) {
    const head = await statementHead(ctx, { statementId });
    for await (const lines of linesOfStatement(ctx, head)) yield lines.map((line) => focusRow(line, head, locale));
  }
}
