import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { ReconciliationPolicy } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { afterWorkingDays, type WorkingDayOverrides } from '@zhengyun/rulebook/working-days.ts';
import { type Finding, findingKey } from './finding-rules.ts';
import type { CASE_STATES } from './schemas.ts';

export type CaseState = (typeof CASE_STATES)[number];
export type CaseAct = 'take' | 'answer' | 'return' | 'solve' | 'explain';

/** What of a case decides what may be done to it. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly takenBy: string | null;
  readonly answeredBy: string | null;
  /** Whether the difference is still found. */
  readonly persists: boolean;
}

/** Who asks: whether they hold the owner's role, and whether one that closes. */
export interface Asker {
  readonly personId: string;
  readonly owns: boolean;
  readonly closes: boolean;
}

export type CaseRefusal = 'state' | 'not-owner' | 'not-taker' | 'not-closer' | 'answered-it' | 'persists';

/**
 * Why an act may not be done; null: it may. Whoever answered neither closes nor returns (four eyes); what is still found can't be called
 * solved, only explained with an end.
 */
export function refusalOf(act: CaseAct, facts: CaseFacts, asker: Asker): CaseRefusal | null {
  if (act === 'take') {
    if (facts.state !== 'open' && facts.state !== 'taken') return 'state';
    if (facts.takenBy === asker.personId) return 'state';
    return asker.owns ? null : 'not-owner';
  }
  if (act === 'answer') {
    if (facts.state !== 'taken') return 'state';
    return facts.takenBy === asker.personId ? null : 'not-taker';
  }
  if (facts.state !== 'answered') return 'state';
  if (!asker.closes) return 'not-closer';
  if (facts.answeredBy === asker.personId) return 'answered-it';
  return act === 'solve' && facts.persists ? 'persists' : null;
}

const ACTS: readonly CaseAct[] = ['take', 'answer', 'return', 'solve', 'explain'];

/** What the asker may do now. */
export function actsOf(facts: CaseFacts, asker: Asker): readonly CaseAct[] {
  return ACTS.filter((act) => refusalOf(act, facts, asker) === null);
}

/** By when a case opened at `at` is answered and closed. */
export function termsOf(at: Date, policy: ReconciliationPolicy, calendar: WorkingDayOverrides) {
  return {
    answerBy: afterWorkingDays(at, policy.answerWorkingDays, calendar),
    closeBy: afterWorkingDays(at, policy.closeWorkingDays, calendar),
  };
}

/** How far up a case is: 1 past its answer's day with no answer, 2 past its closing day. Closed ones stay where they were. */
export function levelOf(of: { state: CaseState; answerBy: Date; closeBy: Date; level: number }, now: Date): number {
  if (of.state === 'closed') return of.level;
  if (now >= of.closeBy) return 2;
  const waits = of.state === 'open' || of.state === 'taken';
  return Math.max(of.level, waits && now >= of.answerBy ? 1 : 0);
}

/** A case as the night meets it. */
export interface KnownCase {
  readonly id: string;
  readonly key: string;
  readonly state: CaseState;
  readonly goneAt: Date | null;
  readonly explainedUntil: string | null;
  /** What the finding said when the case was last seen. */
  readonly facts: Finding['facts'];
}

/** What a night's findings do to the cases there are: each finding has one case, and a finding that was not there marks its case gone. */
export interface NightsWork {
  readonly open: readonly (Finding & { readonly key: string })[];
  /** Cases whose finding is there; `back`: it was gone. */
  readonly seen: readonly { readonly id: string; readonly finding: Finding; readonly back: boolean }[];
  readonly gone: readonly string[];
}

/**
 * The same findings again change nothing. An explained finding opens nothing until its day is over, but a bill's as soon as another figure is billed; a solved
 * one that comes back is a new case.
 */
export function workOf(findings: ReadonlyMap<string, Finding>, cases: readonly KnownCase[], now: Date): NightsWork {
  const unclosed = new Map(cases.filter(({ state }) => state !== 'closed').map((each) => [each.key, each]));
  const today = dayOf(now);
  const explained = Map.groupBy(
    cases.filter(({ explainedUntil }) => explainedUntil !== null && explainedUntil >= today),
    ({ key }) => key,
  );
  const isExplained = (key: string, finding: Finding) =>
    explained.get(key)?.some((each) => covers(each, finding)) ?? false;
  const found = [...findings.values()];
  return {
    open: found.flatMap((finding) => {
      const key = findingKey(finding);
      return unclosed.has(key) || isExplained(key, finding) ? [] : [{ ...finding, key }];
    }),
    seen: found.flatMap((finding) => {
      const known = unclosed.get(findingKey(finding));
      return known ? [{ id: known.id, finding, back: known.goneAt !== null }] : [];
    }),
    gone: [...unclosed.values()].flatMap(({ id, key, goneAt }) => (findings.has(key) || goneAt !== null ? [] : [id])),
  };
}

/**
 * Whether what was explained is what is found now. A bill's figure stands still until another version of the bill comes, and what was said of one says nothing of
 * the next; what runs and is used moves every day.
 */
function covers({ facts }: KnownCase, finding: Finding): boolean {
  return finding.code !== 'bill-not-meter' || facts.bill === finding.facts.bill;
}
