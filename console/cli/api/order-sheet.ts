import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { errorMessage, label } from '@zhengyun/rulebook/messages/message.ts';
import { UsageError } from '../usage-error.ts';
import type { ApiSession } from './session.ts';

/** What a sheet of lines doesn't say and an order needs; `system` by number or slug. */
export const HEAD_OPTIONS = {
  system: { type: 'string' },
  title: { type: 'string' },
  reason: { type: 'string' },
  grade: { type: 'string' },
} as const;
type Head = Readonly<Partial<Record<keyof typeof HEAD_OPTIONS, string | undefined>>>;

export function isSheet(file: string): boolean {
  return ['.xlsx', '.csv'].includes(extname(file).toLowerCase());
}

/** A sheet of lines and its head as the text of an order file; null when the sheet is wrong, which is said cell by cell. */
export async function textOfSheet(
  file: string,
  { system, title, reason, grade }: Head,
  { api, locale, output }: Pick<ApiSession, 'api' | 'locale' | 'output'>,
): Promise<string | null> {
  if (!system || !title || !reason || !grade)
    throw new UsageError(`${file} holds lines alone: say --system, --title, --reason and --grade too`);
  const content = (await readFile(file)).toString('base64');
  const { lines, errors } = await api.call('orderSheets.check', { name: basename(file), content });
  for (const { row, cell, column, code, facts } of errors) {
    const where = [cell ?? `#${row}`, column ? label(locale, 'sheetColumn', column) : ''].filter((part) => part !== '');
    output.err(`${file}: ${where.join(' ')}: ${errorMessage(locale, code, facts)} (${code})\n`);
  }
  return lines && JSON.stringify({ system, title, reason, mlpsGrade: Number(grade), lines });
}
