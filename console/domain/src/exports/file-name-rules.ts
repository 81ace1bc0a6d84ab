import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';

/** Ending and media type of what is written out. */
const KINDS = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'focus-csv': { ending: 'focus-1.2.csv', type: 'text/csv; charset=utf-8' },
  'focus-parquet': { ending: 'focus-1.2.parquet', type: 'application/vnd.apache.parquet' },
} as const;
export type FileKind = keyof typeof KINDS;

/** Characters that a file's name can't have on some system. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** Name and type of a file in a language: `结算单 药监局 2026-03 JS-2026-000001.csv`. */
export function fileOf(kind: FileKind, parts: readonly string[], locale: Locale) {
  const { ending, type } = KINDS[kind];
  const name = [label(locale, 'statementFact', 'sheet'), ...parts].join(' ').replaceAll(UNFIT, '_');
  return { name: `${name}.${ending}`, type };
}
