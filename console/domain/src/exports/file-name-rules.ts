import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import type { VoucherBook } from '@zhengyun/rulebook/voucher-policy.ts';

/** Ending and media type of what is written out. */
const KINDS = {
  pdf: { ending: 'pdf', type: 'application/pdf' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'focus-csv': { ending: 'focus-1.2.csv', type: 'text/csv; charset=utf-8' },
  'focus-parquet': { ending: 'focus-1.2.parquet', type: 'application/vnd.apache.parquet' },
} as const;
export type FileKind = keyof typeof KINDS;

/** In which language a file is named, and what it is: a statement, its voucher in the book of one party, or a register. */
interface Naming {
  readonly locale: Locale;
  readonly of: 'statement' | 'assets' | VoucherBook;
}

/** Characters that a file's name can't have on some system. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** Name and type of a file in a language: `结算单 药监局 2026-03 JS-2026-000001.csv`. */
export function fileOf(kind: FileKind, parts: readonly string[], { locale, of }: Naming) {
  const { ending, type } = KINDS[kind];
  const sheets = { statement: 'statementFact', assets: 'assetFact' } as const;
  const what =
    of === 'statement' || of === 'assets' ? label(locale, sheets[of], 'sheet') : label(locale, 'voucherBook', of);
  const name = [what, ...parts].join(' ').replaceAll(UNFIT, '_');
  return { name: `${name}.${ending}`, type };
}
