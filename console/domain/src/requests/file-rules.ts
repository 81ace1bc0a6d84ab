import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { refusalOf } from '../verb/parse.ts';
import { type fileErrorSchema, orderFileSchema } from './order-file/schemas.ts';
import { orderLineInputSchema } from './schemas.ts';

/** As many as one order may have. */
const MOST_LINES = 200;
/** More than anybody mends before checking again. */
const MOST_ERRORS = 100;

export type FileError = z.output<typeof fileErrorSchema>;

/** An order file as written: who it is for by number or slug, lines still unchecked. */
export interface OrderFile {
  /** Head of the order when it is well formed. */
  readonly head: z.output<typeof orderFileSchema> | null;
  readonly lines: readonly unknown[];
  readonly errors: readonly FileError[];
}

/**
 * Reads an order file, YAML or JSON. Its head: `system` (number or slug), `title`, `reason`, `mlpsGrade`, and what the request is for as far as it is known; each of its `lines`
 * names `cloud`, `zone`, perhaps `xinchuang`, and one catalogue item, as `spec` or with the item's fields beside the others. FILE_UNREADABLE when it is neither, with the
 * place, or has more than 200 lines; what is wrong inside is listed row by row, at most 100 things.
 */
export function readOrderFile(text: string): OrderFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lineCounter.linePos(broken.pos[0]);
    throw new DomainError('FILE_UNREADABLE', { reason: `${broken.code} ${line}:${col}` });
  }
  const value = plain(() => document.toJS({ maxAliasCount: 10 }));
  if (typeof value !== 'object' || value === null || !('lines' in value) || !Array.isArray(value.lines))
    throw new DomainError('FILE_UNREADABLE', { reason: 'lines' });
  const { lines, ...rest } = value as { lines: unknown[] };
  // Counted before any is judged: one file must not keep the server from everybody else.
  if (lines.length > MOST_LINES)
    throw new DomainError('FILE_UNREADABLE', { reason: `lines ${lines.length} > ${MOST_LINES}` });
  const head = orderFileSchema.safeParse(rest);
  const errors: FileError[] = head.success ? [] : errorsOf(0, head.error);
  const checked = lines.map((line, index) => readLine(line, index + 1));
  return {
    head: head.success ? head.data : null,
    lines: checked.flatMap((line) => ('line' in line ? [line.line] : [])),
    errors: [...errors, ...checked.flatMap((line) => ('errors' in line ? line.errors : []))].slice(0, MOST_ERRORS),
  };
}

function plain(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    throw new DomainError('FILE_UNREADABLE', { reason: 'alias' });
  }
}

function readLine(value: unknown, row: number): { line: unknown } | { errors: FileError[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { errors: [{ row, field: '', code: 'INPUT_INVALID', facts: { field: '' } }] };
  const { cloud, zone, xinchuang, ...rest } = value as Record<string, unknown>;
  const spec = 'spec' in rest && Object.keys(rest).length === 1 ? rest.spec : rest;
  const line = orderLineInputSchema.safeParse({ cloud, zone, ...(xinchuang === undefined ? {} : { xinchuang }), spec });
  return line.success ? { line: line.data } : { errors: errorsOf(row, line.error) };
}

/** Each issue under the code that a refusal by it alone would carry. */
export function errorsOf(row: number, error: z.ZodError): FileError[] {
  return error.issues.map((issue) => {
    const field = issue.path.filter((part) => part !== 'spec').join('.');
    return { row, field, code: refusalOf(new z.ZodError([issue])).code, facts: { field } };
  });
}
