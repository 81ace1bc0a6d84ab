import { overlapOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { holds, requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { insertPenalty } from './penalty-store.ts';
import { enterPenaltySchema } from './schemas.ts';
import { lockContract } from './store.ts';
import { statementsOf } from './version-store.ts';

/**
 * Holds a penalty 违约金 against a month of a contract; it counts once somebody else agrees. NOT_FOUND; MONTH_INVALID where the contract
 * is in force at no instant of the month or the month has not begun; STATEMENT_ISSUED where the month is settled.
 */
export const enterPenalty = command({
  event: 'contracts.penalty-entered',
  allow: ['finance', 'authority-approver'],
  input: enterPenaltySchema,
  async act(scope, { contractId, month, amountFen, ratePpm, cause, evidence }) {
    const { ctx, tx } = scope;
    const contract = await lockContract(tx, contractId);
    if (!contract) throw new DomainError('NOT_FOUND', { what: 'contract' });
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED');
    if (!holds(ctx.actor, 'finance')) requireEverywhere(ctx.actor, 'authority-approver');
    const whole = periodOf(month);
    if (!overlapOf(whole, { from: contract.valid_from, to: contract.valid_to }) || whole.from > ctx.now)
      throw new DomainError('MONTH_INVALID', { month });
    const issued = (await statementsOf(tx, contractId)).find((each) => each.month === month && each.issued_at);
    if (issued) throw new DomainError('STATEMENT_ISSUED', { number: issued.number });
    const { department_id: departmentId } = contract;
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'WY', ctx.now);
    const sum = { amount_fen: amountFen ? BigInt(amountFen) : null, rate_ppm: ratePpm ? BigInt(ratePpm) : null };
    const entered = { entered_by: ctx.actor.id, entered_at: ctx.now };
    const against = { contract_id: contractId, department_id: departmentId, month };
    await insertPenalty(tx, { id, number, ...against, ...sum, cause, evidence, ...entered });
    await tell.within(scope, {
      kind: 'penalty-asked',
      about: { kind: 'contract', id: contractId },
      aspect: id,
      departmentId,
      facts: { number, contract: contract.number, month },
      to: [{ role: 'finance' }, { role: 'authority-approver' }],
      except: [ctx.actor.id],
    });
    return {
      result: { penaltyId: id, number },
      audit: {
        object: { kind: 'contract', id: contractId },
        departmentId,
        detail: { penalty: number, month, amountFen: amountFen ?? null, ratePpm: ratePpm ?? null, cause, evidence },
      },
    };
  },
});
