import type { ErrorCode } from '../verb/errors.ts';
import { STATEMENT_ACTS, type STATEMENT_STATES } from './steps/schemas.ts';

export type StatementState = (typeof STATEMENT_STATES)[number];
export type StatementAct = (typeof STATEMENT_ACTS)[number];

/** Who acts, as far as a statement asks: of finance, of the statement's own department, a job; and whether they built it as it stands. */
export interface Hand {
  readonly finance: boolean;
  readonly department: boolean;
  readonly job: boolean;
  readonly preparer: boolean;
}

/** Where a statement stands. */
export interface Standing {
  readonly state: StatementState;
  /** Improbable, and released by nobody yet. */
  readonly parked: boolean;
}

/** Null: the act is allowed. */
export type Refusal = Extract<
  ErrorCode,
  'ROLE_MISSING' | 'DRAFTER_ISSUES' | 'STATEMENT_ISSUED' | 'STATEMENT_PARKED' | 'STATE_CONFLICT'
> | null;

/** States an act begins from. */
export const FROM: Readonly<Record<StatementAct, readonly StatementState[]>> = {
  draft: ['gathering', 'drafted', 'reviewed'],
  release: ['gathering', 'drafted'],
  review: ['drafted'],
  issue: ['reviewed'],
  confirm: ['issued'],
  pay: ['confirmed'],
};

/** Acts for which who built the draft is not the one to ask (four eyes). */
const OF_ANOTHER: readonly StatementAct[] = ['release', 'review', 'issue'];

/** From when nothing about it changes but the department's word and the payment. */
export function isFrozen(state: StatementState): boolean {
  return state === 'issued' || state === 'confirmed' || state === 'paid';
}

/** Why `hand` may not do `act` to a statement that stands so; null: it may. Roles come first, so that nobody learns a state they may not act on. */
export function refusalOf(act: StatementAct, { state, parked }: Standing, hand: Hand): Refusal {
  if (!mayEver(act, hand)) return 'ROLE_MISSING';
  if (OF_ANOTHER.includes(act) && hand.preparer && !isFrozen(state)) return 'DRAFTER_ISSUES';
  if (!FROM[act].includes(state)) {
    const tooLate = isFrozen(state) && act !== 'confirm' && act !== 'pay';
    return tooLate ? 'STATEMENT_ISSUED' : 'STATE_CONFLICT';
  }
  if (act === 'release') return parked ? null : 'STATE_CONFLICT';
  return parked && (act === 'review' || act === 'issue') ? 'STATEMENT_PARKED' : null;
}

function mayEver(act: StatementAct, hand: Hand): boolean {
  if (act === 'confirm') return hand.department || hand.job;
  return hand.finance || (act === 'draft' && hand.job);
}

/** What may be done next by `hand`, in the order of the way: what a page offers. */
export function actsOpenTo(standing: Standing, hand: Hand): readonly StatementAct[] {
  return STATEMENT_ACTS.filter((act) => refusalOf(act, standing, hand) === null);
}

/** The state of a draft that was built at `builtAt` of a month that freezes at `freezesAt`. */
export function draftState(builtAt: Date, freezesAt: Date): 'gathering' | 'drafted' {
  return builtAt < freezesAt ? 'gathering' : 'drafted';
}

/** What a statement is called until it is issued: a name that comes from what it is of, and uses up no printed number. */
export function workingNumber(contractNumber: string, month: string): string {
  return `NJ-${contractNumber}-${month}`;
}
