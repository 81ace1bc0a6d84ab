import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { PartLine } from '../settlement/statement-part.ts';
import type { Context } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import type { Printer } from '../verb/printer.ts';
import type { LineParts } from './statement-file-rules.ts';
import { type PrintedHead, statementHtml } from './statement-html-rules.ts';

/** Lines that are printed at most: some hundred pages, and what a browser lays out well within its time. */
export const MOST_PRINTED_LINES = 3_000;
/** Where the program is set that prints. */
const SETTING = 'CHROMIUM_PATH';

/** What prints here; PRINTER_NOT_SET names the setting where nothing does. */
export function printerOf({ printer }: Context): Printer {
  if (!printer) throw new DomainError('PRINTER_NOT_SET', { setting: SETTING });
  return printer;
}

/** A statement as PDF, made whole before its first byte is given. PRINT_TOO_LONG beyond MOST_PRINTED_LINES. */
export async function* statementPdf(
  head: PrintedHead,
  parts: LineParts,
  { locale, printer }: { readonly locale: Locale; readonly printer: Printer },
): AsyncGenerator<Uint8Array> {
  const lines: PartLine[] = [];
  for await (const part of parts) {
    lines.push(...part);
    if (lines.length > MOST_PRINTED_LINES) throw new DomainError('PRINT_TOO_LONG', { most: MOST_PRINTED_LINES });
  }
  yield await printer.print(statementHtml(head, lines, locale));
}
