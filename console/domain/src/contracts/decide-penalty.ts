import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { holds, requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { decidePenaltyRow, findPenalty } from './penalty-store.ts';
import { decidePenaltySchema } from './schemas.ts';
import { lockContract } from './store.ts';
import { statementsOf } from './version-store.ts';

/**
 * Agrees to a penalty or refuses it, which who entered it may not (ASKER_RELEASES), or withdraws it, which only they may (NOT_YOURS).
 * STATE_CONFLICT where it is decided; STATEMENT_ISSUED where its month is settled and it could no longer count.
 */
export const decidePenalty = command({
  event: 'contracts.penalty-decided',
  allow: ['finance', 'authority-approver'],
  input: decidePenaltySchema,
  stepUp: true,
  async act(scope, { penaltyId, decision, reason }) {
    const { ctx, tx } = scope;
    const found = await findPenalty(tx, penaltyId);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'penalty' });
    // Two deciding at once: the second reads what the first decided.
    await lockContract(tx, found.contract_id);
    const penalty = (await findPenalty(tx, penaltyId)) ?? found;
    const { number, month, department_id: departmentId, contract_id: contractId } = penalty;
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED');
    if (!holds(ctx.actor, 'finance')) requireEverywhere(ctx.actor, 'authority-approver');
    if (penalty.decision !== null) throw new DomainError('STATE_CONFLICT', { state: penalty.decision, object: number });
    const own = penalty.entered_by === ctx.actor.id;
    if (decision === 'withdrawn' && !own) throw new DomainError('NOT_YOURS');
    if (decision !== 'withdrawn' && own) throw new DomainError('ASKER_RELEASES');
    const issued = (await statementsOf(tx, contractId)).find((each) => each.month === month && each.issued_at);
    if (issued && decision === 'agreed') throw new DomainError('STATEMENT_ISSUED', { number: issued.number });
    const by = { decided_by: ctx.actor.id, decided_at: ctx.now, decided_why: reason };
    await decidePenaltyRow(tx, penaltyId, { decision, ...by });
    const about = { kind: 'contract', id: contractId } as const;
    await settle.definition.store(scope, { about, kinds: ['penalty-asked'], aspect: penaltyId });
    return {
      result: { penaltyId, number },
      audit: { object: about, departmentId, detail: { penalty: number, month, decision, reason } },
    };
  },
});
