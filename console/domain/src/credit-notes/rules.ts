import type { Fen } from '@zhengyun/rulebook/money.ts';
import { beside, type Grant, withGrant } from './granted-rules.ts';
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
  /** What adds counts once it is approved. */
  readonly statementFen: Fen;
}

/** What may still be credited of a line: what it brought less what notes took off it, and never more than is left of its statement. Nothing where that is less than nothing. */
export function creditable({ broughtFen, dueFen }: Brought, { lineFen, statementFen }: Corrected): Fen {
  const ofLine = lineFen > 0n ? broughtFen : broughtFen + lineFen;
  const ofStatement = leftOf(dueFen, statementFen);
  return atLeastNothing(ofLine < ofStatement ? ofLine : ofStatement);
}

/** What notes may still take off a statement that came to `dueFen`, by all notes of it before. */
export function leftOf(dueFen: Fen, statementFen: Fen): Fen {
  return atLeastNothing(dueFen + statementFen);
}

const atLeastNothing = (fen: Fen) => (fen > 0n ? fen : 0n);

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

/** What a line stands at, what facts charged of it last, and what people granted. */
interface Standing {
  readonly standsFen: Fen;
  readonly chargedFen: Fen;
  readonly grants: readonly Grant[];
  readonly facts: NoteLineFacts;
}

/** What notes, in the order they were proposed, made of each line. */
function standings(issued: readonly ComparedLine[], made: readonly MadeLine[]): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const { key, amountFen, facts } of issued)
    found.set(key, { standsFen: amountFen, chargedFen: amountFen, grants: [], facts });
  for (const lines of Map.groupBy(made, ({ noteId, key }) => `${noteId}/${key}`).values()) {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) continue;
    const { key, ofFacts } = first;
    const before = found.get(key) ?? { standsFen: 0n, chargedFen: 0n, grants: [], facts: last.facts };
    const fen = totalOf(lines);
    const chargedFen = totalOf(lines.filter(({ act }) => act === 'renewed'));
    const grants = withGrant(before.grants, { baseFen: before.standsFen, fen });
    const changed = ofFacts ? { chargedFen, facts: last.facts } : { grants };
    found.set(key, { ...before, standsFen: before.standsFen + fen, ...changed });
  }
  return found;
}

/**
 * What puts an issued statement right by what is known now: each line that stands at something else than it comes to by the facts and beside what people granted of it is taken back
 * whole and charged anew, never by a difference of quantities, since tiers and packages price a whole. Both leave out a grant that stands before as it does after. In order of key.
 */
export function lateLines(
  issued: readonly ComparedLine[],
  now: readonly ComparedLine[],
  made: readonly MadeLine[],
): readonly NoteLine[] {
  const [stood, is] = [standings(issued, made), new Map(now.map((line) => [line.key, line]))] as const;
  const ids = new Map(issued.map(({ key, lineId }) => [key, lineId]));
  return [...new Set([...stood.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const { standsFen, chargedFen, grants, facts } = stood.get(key) ?? NOTHING;
    const factsFen = is.get(key)?.amountFen ?? 0n;
    const comesToFen = beside(factsFen, grants);
    const [was, by] = [facts ?? is.get(key)?.facts, is.get(key)?.facts ?? facts];
    if (!was || !by || comesToFen === standsFen) return [];
    const granted = comesToFen - factsFen;
    const left = standsFen - chargedFen === granted ? granted : 0n;
    const [wasFen, isFen] = [standsFen - left, comesToFen - left];
    return takenBackAndRenewed(
      { lineId: ids.get(key) ?? null, key, amountFen: wasFen, facts: factsOf(was, wasFen === chargedFen) },
      { amountFen: isFen, facts: factsOf(by, isFen === factsFen) },
    );
  });
}

const NOTHING = { standsFen: 0n, chargedFen: 0n, grants: [], facts: undefined };

/** No quantity and no price beside an amount that does not follow from them. */
function factsOf(facts: NoteLineFacts, whole: boolean): NoteLineFacts {
  return whole ? facts : { ...facts, quantity: null, unitPrice: null };
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
