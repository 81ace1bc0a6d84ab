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

/** What a line brought to what its statement came to, and that, before credits of earlier months paid any of it. */
export interface Brought {
  readonly broughtFen: Fen;
  readonly dueFen: Fen;
}

/** What notes that were not refused make of a line, and of its whole statement. */
export interface Corrected {
  readonly lineFen: Fen;
  readonly statementFen: Fen;
}

/** What may still be credited of a line: what it brought less what notes took off it, and never more than is left of its statement. Nothing where that is less than nothing. */
export function creditable({ broughtFen, dueFen }: Brought, { lineFen, statementFen }: Corrected): Fen {
  const ofLine = lineFen > 0n ? broughtFen : broughtFen + lineFen;
  const ofStatement = dueFen + statementFen;
  const left = ofLine < ofStatement ? ofLine : ofStatement;
  return left > 0n ? left : 0n;
}

/** A statement's line as it was issued, or as it would be by what is known now. */
export interface ComparedLine {
  readonly lineId: string | null;
  readonly key: string;
  readonly amountFen: Fen;
  readonly facts: NoteLineFacts;
}

/** A line of a note of the statement. `ofFacts`: the note charged it by facts that came late; otherwise people granted it, by a dispute or by hand. */
export interface MadeLine extends Pick<NoteLine, 'act' | 'key' | 'amountFen' | 'facts'> {
  readonly noteId: string;
  readonly ofFacts: boolean;
}

/** What a line comes to by the facts it was charged by last, and what people granted beside that; together what it stands at. */
interface Standing {
  readonly chargedFen: Fen;
  readonly grantedFen: Fen;
  readonly facts: NoteLineFacts;
}

/** What notes, in the order they were proposed, made of each line. What a note takes back beyond what was charged was granted before, and is granted no more. */
function standings(issued: readonly ComparedLine[], made: readonly MadeLine[]): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const { key, amountFen, facts } of issued) found.set(key, { chargedFen: amountFen, grantedFen: 0n, facts });
  for (const lines of Map.groupBy(made, ({ noteId, key }) => `${noteId}/${key}`).values()) {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) continue;
    const { key, ofFacts } = first;
    const before = found.get(key) ?? { chargedFen: 0n, grantedFen: 0n, facts: last.facts };
    const { chargedFen, grantedFen } = before;
    const takenBack = -totalOf(lines.filter(({ act }) => act === 'reversal'));
    const granted = { ...before, grantedFen: grantedFen + totalOf(lines) };
    const charged = { chargedFen: takenBack + totalOf(lines), grantedFen: grantedFen - (takenBack - chargedFen) };
    found.set(key, ofFacts ? { ...charged, facts: last.facts } : granted);
  }
  return found;
}

/**
 * What puts an issued statement right by what is known now: each line that facts bring to another amount than they did last is taken back whole and charged anew, never by a
 * difference of quantities, since tiers and packages price a whole. What people granted of a line stays granted: it is taken back with the line only where the facts by now go
 * further the same way, so that nothing is given or charged twice. In order of key.
 */
export function lateLines(
  issued: readonly ComparedLine[],
  now: readonly ComparedLine[],
  made: readonly MadeLine[],
): readonly NoteLine[] {
  const [stood, is] = [standings(issued, made), new Map(now.map((line) => [line.key, line]))] as const;
  const ids = new Map(issued.map(({ key, lineId }) => [key, lineId]));
  return [...new Set([...stood.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const { chargedFen, grantedFen, facts } = stood.get(key) ?? { chargedFen: 0n, grantedFen: 0n, facts: undefined };
    const renewed = is.get(key);
    const named = facts ?? renewed?.facts;
    const offFen = (renewed?.amountFen ?? 0n) - chargedFen;
    const sameWay = offFen > 0n ? grantedFen > 0n : grantedFen < 0n;
    const further = offFen > 0n ? offFen > grantedFen : offFen < grantedFen;
    if (!named || offFen === 0n || (sameWay && !further)) return [];
    const was = {
      lineId: ids.get(key) ?? null,
      key,
      amountFen: chargedFen + (sameWay ? grantedFen : 0n),
      facts: named,
    };
    return takenBackAndRenewed(was, renewed);
  });
}

/** Takes a line back as it stands and charges it anew; what comes to nothing is no line. */
export function takenBackAndRenewed(was: ComparedLine, is: Pick<ComparedLine, 'amountFen' | 'facts'> | undefined) {
  const { lineId, key, amountFen, facts } = was;
  const lines: NoteLine[] = [
    { act: 'reversal', lineId, key, amountFen: -amountFen, facts },
    { act: 'renewed', lineId, key, amountFen: is?.amountFen ?? 0n, facts: is?.facts ?? facts },
  ];
  return totalOf(lines) === 0n ? [] : lines.filter((line) => line.amountFen !== 0n);
}

const TAKE_OFF: readonly string[] = ['discount', 'maximum', 'included', 'deduction', 'cap', 'penalty'];

/** Whether a line of the kind can come to so much: one that charges never takes off, and the other way round; a coefficient does either. */
export function mayComeTo(kind: string, fen: Fen): boolean {
  if (kind === 'coefficient') return true;
  return TAKE_OFF.includes(kind) ? fen <= 0n : fen >= 0n;
}

/** What a note comes to. */
export function totalOf(lines: readonly Pick<NoteLine, 'amountFen'>[]): Fen {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}
