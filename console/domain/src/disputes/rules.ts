import type { DisputePolicy } from '@zhengyun/rulebook/dispute-policy.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { afterWorkingDays, type WorkingDayOverrides } from '@zhengyun/rulebook/working-days.ts';
import type { ErrorCode } from '../verb/errors.ts';
import { DISPUTE_ACTS, type DISPUTE_SIDES, type DISPUTE_STATES } from './schemas.ts';

export type DisputeState = (typeof DISPUTE_STATES)[number];
export type DisputeAct = (typeof DISPUTE_ACTS)[number];
export type DisputeSide = (typeof DISPUTE_SIDES)[number];

/** Of a statement and one of its lines, what decides whether it can be disputed. */
export interface Disputable {
  readonly issuedAt: Date | null;
  /** A person of the department agreed to the statement; its silence is no agreement. */
  readonly agreed: boolean;
  /** What may still be credited of the line. */
  readonly leftFen: Fen;
  /** Number of a dispute of the line that has not ended. */
  readonly disputed: string | null;
}

type OpenRefusal = Extract<
  ErrorCode,
  'STATE_CONFLICT' | 'DISPUTE_WINDOW_OVER' | 'LINE_NOT_DISPUTABLE' | 'DISPUTED_BEFORE' | 'DISPUTE_ABOVE_LINE'
>;

/** Why so much of a line can't be disputed at `now`, while its window is open until `until`; null: it can. */
export function refusalToOpen(
  of: Disputable,
  asked: Fen,
  { now, until }: { readonly now: Date; readonly until: Date },
): OpenRefusal | null {
  if (of.issuedAt === null || of.agreed) return 'STATE_CONFLICT';
  if (now >= until) return 'DISPUTE_WINDOW_OVER';
  if (of.disputed !== null) return 'DISPUTED_BEFORE';
  if (of.leftFen === 0n) return 'LINE_NOT_DISPUTABLE';
  return asked > of.leftFen ? 'DISPUTE_ABOVE_LINE' : null;
}

/** By when a dispute opened at `at` is taken, answered by the operator, and decided. */
export function termsOf(at: Date, policy: DisputePolicy, calendar: WorkingDayOverrides) {
  return {
    takeBy: afterWorkingDays(at, policy.takeWorkingDays, calendar),
    answerBy: afterWorkingDays(at, policy.answerWorkingDays, calendar),
    decideBy: afterWorkingDays(at, policy.decideWorkingDays, calendar),
  };
}

/** When silence is asked about after a dispute ended: never before the statement's own day, and never before the department could look. */
export function silenceAt(confirmBy: Date | null, lookedBy: Date): Date {
  return confirmBy !== null && confirmBy > lookedBy ? confirmBy : lookedBy;
}

/** What of a dispute decides what may be done to it. */
export interface DisputeFacts {
  readonly state: DisputeState;
  readonly takenBy: string | null;
  readonly answeredAt: Date | null;
  readonly answerBy: Date;
  /** Who drafted the statement, and who issued it: neither judges what is said against it. */
  readonly madeBy: readonly string[];
}

/** Who asks: key of the person, and the sides whose word they may give. */
export interface Asker {
  readonly personId: string | null;
  readonly sides: readonly DisputeSide[];
  /** May withdraw for the department. */
  readonly approves: boolean;
}

type ActRefusal = Extract<
  ErrorCode,
  'NOT_YOURS' | 'STATE_CONFLICT' | 'STATEMENT_MAKER_DECIDES' | 'DISPUTE_OF_ANOTHER' | 'DISPUTE_UNANSWERED'
>;

/** Why `asker` may not do `act` at `now`; null: they may. Whose turn it is comes first, so that nobody learns a state they may not act on. */
export function refusalOf(
  act: DisputeAct,
  facts: DisputeFacts,
  asker: Asker & { readonly now: Date },
): ActRefusal | null {
  const waits = facts.state === 'open' || facts.state === 'taken';
  if (act === 'withdraw') return !asker.approves ? 'NOT_YOURS' : waits ? null : 'STATE_CONFLICT';
  if (act === 'say') return asker.sides.length === 0 ? 'NOT_YOURS' : waits ? null : 'STATE_CONFLICT';
  if (!asker.sides.includes('finance') || asker.personId === null) return 'NOT_YOURS';
  if (facts.madeBy.includes(asker.personId)) return 'STATEMENT_MAKER_DECIDES';
  if (act === 'take') return waits && facts.takenBy !== asker.personId ? null : 'STATE_CONFLICT';
  if (facts.state !== 'taken') return 'STATE_CONFLICT';
  if (facts.takenBy !== asker.personId) return 'DISPUTE_OF_ANOTHER';
  return facts.answeredAt === null && asker.now < facts.answerBy ? 'DISPUTE_UNANSWERED' : null;
}

/** What the asker may do now. */
export function actsOf(facts: DisputeFacts, asker: Asker & { readonly now: Date }): readonly DisputeAct[] {
  return DISPUTE_ACTS.filter((act) => refusalOf(act, facts, asker) === null);
}

interface Clocked {
  readonly state: DisputeState;
  readonly takeBy: Date;
  readonly answerBy: Date;
  readonly decideBy: Date;
  readonly answeredAt: Date | null;
  readonly level: number;
}

/** How far up a dispute is: 1 untaken or unanswered past its day, 2 undecided past its day. It never comes down, and one that ended stays. */
export function levelOf(of: Clocked, now: Date): number {
  if (of.state !== 'open' && of.state !== 'taken') return of.level;
  if (now >= of.decideBy) return 2;
  const late = (of.state === 'open' && now >= of.takeBy) || (of.answeredAt === null && now >= of.answerBy);
  return Math.max(of.level, late ? 1 : 0);
}
