import { settlementPolicyAt } from '@zhengyun/rulebook/settlement-policy.ts';
import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { jumpsOf } from './bounds-rules.ts';
import { isClosed } from './closing/is-closed.ts';
import { stepAskedBy } from './closing/step-store.ts';
import { freezeOf } from './freeze-store.ts';
import type { Settled } from './rules.ts';
import { draftState, isFrozen, type StatementState } from './state-rules.ts';
import { payablesBefore } from './state-store.ts';
import type { ParkedReason } from './steps/schemas.ts';
import type { findOfMonth } from './store.ts';

/** How a draft stands as it is built. */
export interface DraftStanding {
  /** Null: a job of nobody's. */
  readonly builtBy: string | null;
  readonly state: 'gathering' | 'drafted';
  readonly policyId: string;
  readonly parked: readonly ParkedReason[];
  /** It was released as improbable before, and nothing about it changed since. */
  readonly staysReleased: boolean;
}

type Existing = Awaited<ReturnType<typeof findOfMonth>>;

/**
 * Refuses to build what is issued (STATEMENT_ISSUED), and a first statement in a month that is closed (PERIOD_CLOSED). One that a closed
 * month has and that is not issued may be built anew: what was decided of its contract since would keep it from being issued for ever.
 */
export async function requireDraftable(scope: VerbScope, month: string, existing: Existing): Promise<void> {
  if (existing && isFrozen(existing.state as StatementState))
    throw new DomainError('STATEMENT_ISSUED', { number: existing.number });
  if (!existing && (await isClosed.definition.read(scope, { month })))
    throw new DomainError('PERIOD_CLOSED', { month });
}

interface Built {
  readonly contractId: string;
  readonly month: string;
  readonly settled: Settled;
  readonly contentHash: string;
  readonly existing: Existing;
}

/** State, policy and whether it is improbable, of a draft built now. A job builds for who asked for the closing: they are its preparer. */
export async function standingOfDraft(scope: VerbScope, built: Built): Promise<DraftStanding> {
  const { ctx, tx } = scope;
  const { contractId, month, settled, existing } = built;
  const policy = settlementPolicyAt(ctx.now);
  const asked = { contractId, month, step: 'draft' as const };
  const builtBy = ctx.actor.kind === 'job' ? await stepAskedBy(tx, asked) : answerableFor(ctx.actor);
  const before = await payablesBefore(tx, { contractId, month, most: policy.bounds.months });
  const usageOf = settled.lines.flatMap(({ kind, key }) => (kind === 'usage' ? (key.split('/')[1] ?? '') : []));
  const same = existing?.content_hash === built.contentHash && existing.released_by !== null;
  const state = draftState(ctx.now, await freezeOf(scope, month, policy));
  // Part of a month is no jump from the whole months before it.
  const comparable = state === 'drafted' ? before : [];
  return {
    builtBy,
    state,
    policyId: policy.id,
    parked: jumpsOf({ payableFen: settled.payableFen, usageOf, before: comparable }, policy),
    staysReleased: same && existing.released_by !== builtBy,
  };
}

/** What the caller is told of it. */
export function shownStanding({ state, parked, staysReleased }: DraftStanding) {
  return { state, parked: parked.length > 0 && !staysReleased };
}
