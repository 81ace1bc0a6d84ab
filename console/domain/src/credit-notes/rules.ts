import type { Fen } from '@zhengyun/rulebook/money.ts';
import type { NOTE_KINDS, NOTE_LINE_ACTS, NOTE_STATES, NoteLineFacts } from './schemas.ts';

export type NoteKind = (typeof NOTE_KINDS)[number];
export type NoteState = (typeof NOTE_STATES)[number];

/** One line of a credit note or an adjustment. */
export interface NoteLine {
  readonly act: (typeof NOTE_LINE_ACTS)[number];
  /** The statement's line; null: it has none of that key. */
  readonly lineId: string | null;
  readonly key: string;
  readonly amountFen: Fen;
  readonly facts: NoteLineFacts;
}

/** What may still be credited of a line: what it was and what earlier notes made of it; nothing where that is less than nothing. */
export function creditable(lineFen: Fen, correctedFen: Fen): Fen {
  const left = correctedFen > 0n ? lineFen : lineFen + correctedFen;
  return left > 0n ? left : 0n;
}

/** A statement's line as it was issued, or as it would be by what is known now. */
export interface ComparedLine {
  readonly lineId: string | null;
  readonly key: string;
  readonly amountFen: Fen;
  readonly facts: NoteLineFacts;
}

/**
 * What puts an issued statement right: each line whose amount is another by now is taken back whole, with what was made of it since, and charged anew, never by a
 * difference of quantities, since tiers and packages price a whole. In order of key. The sum is what the whole statement is off by: both sides' lines came to their totals.
 */
export function adjustmentLines(
  issued: readonly ComparedLine[],
  now: readonly ComparedLine[],
  correctedFen: ReadonlyMap<string, Fen>,
): readonly NoteLine[] {
  const byKey = (lines: readonly ComparedLine[]) => new Map(lines.map((line) => [line.key, line]));
  const [before, after] = [byKey(issued), byKey(now)] as const;
  const keys = [...new Set([...before.keys(), ...after.keys(), ...correctedFen.keys()])].toSorted();
  return keys.flatMap((key): NoteLine[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const wasFen = (was?.amountFen ?? 0n) + (correctedFen.get(key) ?? 0n);
    const isFen = is?.amountFen ?? 0n;
    const named = was ?? is;
    if (wasFen === isFen || !named) return [];
    const lineId = was?.lineId ?? null;
    const reversal = { act: 'reversal' as const, lineId, key, amountFen: -wasFen, facts: named.facts };
    const renewed = is && { act: 'renewed' as const, lineId, key, amountFen: isFen, facts: is.facts };
    return [...(wasFen === 0n ? [] : [reversal]), ...(renewed && isFen !== 0n ? [renewed] : [])];
  });
}

/** What a note comes to. */
export function totalOf(lines: readonly Pick<NoteLine, 'amountFen'>[]): Fen {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}
