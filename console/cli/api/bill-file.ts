import type { Item } from '@zhengyun/api-client';
import type { ApiSession } from './session.ts';
import { putFile, requireFree, statementFile } from './take-file.ts';

const FORMATS = ['csv', 'xlsx', 'focus-csv', 'focus-parquet', 'json'] as const;
export type BillFormat = (typeof FORMATS)[number];
/** Bytes that no terminal shows: they go into a file alone. */
const BINARY: readonly BillFormat[] = ['xlsx', 'focus-parquet'];

/** The format that is asked for; a file without one is named by its ending (json, csv, xlsx). Null: none is. Undefined: there is no such format. */
export function formatOf({ format, file }: { readonly format: string | undefined; readonly file: string | undefined }) {
  if (format === undefined && file === undefined) return null;
  const name = format ?? file?.split('.').at(-1)?.toLowerCase();
  return FORMATS.find((known) => known === name);
}

interface Wanted {
  readonly format: BillFormat;
  /** Undefined: to standard output. */
  readonly file: string | undefined;
  readonly force: boolean;
}

async function* jsonOf({ api }: ApiSession, statementId: string): AsyncGenerator<string> {
  yield `${JSON.stringify(await api.call('settlement.get', { statementId }))}\n`;
}

/**
 * Writes one statement out as a file, whole or not at all, or prints it. Throws where several match, since a file of the wrong one looks like the right
 * one; where the file is there; and what the console says.
 */
export async function billFile(
  items: readonly Item<'settlement.list'>[],
  { format, file, force }: Wanted,
  session: ApiSession,
): Promise<number> {
  const [statement, ...others] = items;
  if (!statement || others.length > 0)
    throw new Error(
      `${items.length} statements match, and a file holds one: name it with --number (${items.map(({ number }) => number).join(', ')})`,
    );
  if (file === undefined && BINARY.includes(format))
    throw new Error(`${format} is not for a terminal: name a file with -o`);
  if (file !== undefined) await requireFree(file, force);
  const { id: statementId, number } = statement;
  const content =
    format === 'json' ? jsonOf(session, statementId) : statementFile(session.files, { statementId, format });
  if (file === undefined) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true });
    for await (const part of content)
      session.output.out(typeof part === 'string' ? part : text.decode(part, { stream: true }));
    return 0;
  }
  await putFile(file, content, force);
  session.output.err(`${number} → ${file}\n`);
  return 0;
}
