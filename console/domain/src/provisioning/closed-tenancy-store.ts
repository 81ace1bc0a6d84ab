import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { STANDING_STATES } from '../tenancy/rules.ts';
import { DomainError } from '../verb/errors.ts';
import { isTeardown } from './rules.ts';

interface Subject {
  readonly stack_id: string;
  readonly verb: string;
  readonly request_id: string | null;
  readonly line_id: string | null;
  readonly intent: unknown;
}

/**
 * Why an operation may not go on: its stack's tenancy is on its way out, and it is no part of that. Null: it may. The tenancy is
 * locked, so that it is not closed beside an operation that has just been let through.
 */
export async function closedTenancyRefusal(tx: Tx, operation: Subject) {
  const stack = tx.selectFrom('stack').select('tenancy_id').where('id', '=', operation.stack_id);
  const tenancy = await tx
    .selectFrom('tenancy')
    .select(['number', 'state'])
    .where('id', '=', stack)
    .forShare()
    .executeTakeFirst();
  if (!tenancy || STANDING_STATES.includes(tenancy.state) || isTeardown(operation)) return null;
  return { code: 'TENANCY_CLOSED' as const, facts: { tenancy: tenancy.number } };
}

/** Refused: TENANCY_CLOSED where `operation` may not be opened. */
export async function requireOpenTenancy(tx: Tx, operation: Subject): Promise<void> {
  const refusal = await closedTenancyRefusal(tx, operation);
  if (refusal) throw new DomainError(refusal.code, refusal.facts);
}
