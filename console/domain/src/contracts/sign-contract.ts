import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { signContractSchema } from './schemas.ts';
import { contractsIn, insertContract, isOperator, lockDepartment } from './store.ts';

/**
 * Enters a signed contract of a department with the operator. NOT_FOUND: no such department, or the other party is no
 * operator. STATE_CONFLICT: another contract of the department is in force at some instant of it, since each second of use
 * must belong to one contract.
 */
export const signContract = command({
  event: 'contracts.signed',
  allow: ['finance', 'job'],
  input: signContractSchema,
  async act({ ctx, tx }, input) {
    const { departmentId, operatorId, name, slaPolicy, coefficientPolicy } = input;
    if (!(await lockDepartment(tx, departmentId))) throw new DomainError('NOT_FOUND', { what: 'department' });
    if (!(await isOperator(tx, operatorId))) throw new DomainError('NOT_FOUND', { what: 'operator' });
    const validity = { from: new Date(input.validFrom), to: new Date(input.validTo) };
    const [overlapping] = await contractsIn(tx, departmentId, validity);
    if (overlapping)
      throw new DomainError('STATE_CONFLICT', { state: 'contract-in-force', object: overlapping.number });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'HT', ctx.now);
    await insertContract(tx, {
      id,
      number,
      department_id: departmentId,
      operator_id: operatorId,
      name,
      valid_from: validity.from,
      valid_to: validity.to,
      annual_fen: BigInt(input.annualFen),
      sla_policy: slaPolicy,
      coefficient_policy: coefficientPolicy,
      created_at: ctx.now,
    });
    return {
      result: { contractId: id, number },
      audit: {
        object: { kind: 'contract', id },
        departmentId,
        detail: { number, operatorId, annualFen: input.annualFen, slaPolicy, coefficientPolicy },
      },
    };
  },
});
