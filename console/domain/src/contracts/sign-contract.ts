import { monthOf, overlapOf } from '@zhengyun/rulebook/calendar.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { closedSince } from './closed-months-store.ts';
import { faultOfParties } from './party-rules.ts';
import { contractTermsSchema, signContractSchema } from './schemas.ts';
import { insertContract, lockDepartment, organisationsOf, termsOfDepartment } from './store.ts';
import { faultOfTerms, parseTerms } from './terms-rules.ts';
import { mayOverlap, validityAtSigning, waits } from './validity-rules.ts';
import { insertVersion } from './version-store.ts';

/**
 * Enters a signed contract of a department with the operator. NOT_FOUND: no such department, or a party that is not what it is to be.
 * PROVIDER_SUPERVISES: its provider would supervise itself. STATE_CONFLICT: another contract of the department is, or may yet be, in
 * force at some instant of it, since each second of use must belong to one contract. PERIOD_CLOSED: it would be in force in a month that is
 * closed, of which no statement can be made. INSTALMENTS_NOT_WHOLE and the like: its terms.
 */
export const signContract = command({
  event: 'contracts.signed',
  allow: ['finance', 'job'],
  input: signContractSchema,
  stepUp: true,
  async act({ ctx, tx }, input) {
    const { departmentId, operatorId, supervisorId, authorityId, name, begins, validFrom, validTo, ...rest } = input;
    const { termMonths = null, ...texts } = rest;
    if (!(await lockDepartment(tx, departmentId))) throw new DomainError('NOT_FOUND', { what: 'department' });
    const parties = { operatorId, supervisorId, authorityId };
    const wrong = faultOfParties(parties, await organisationsOf(tx, ['operator', 'supervisor', 'authority']));
    if (wrong) throw new DomainError(wrong.code, wrong.facts);
    const asked = { begins, validFrom: new Date(validFrom), validTo: validTo ? new Date(validTo) : null, termMonths };
    const { stored, expected } = validityAtSigning(asked);
    const term = { begins, term_months: termMonths, valid_from: stored.from, valid_to: stored.to };
    const other = (await termsOfDepartment(tx, departmentId)).find((each) => mayOverlap(each, term));
    if (other) {
      const state = waits(other) ? 'contract-waiting' : 'contract-in-force';
      throw new DomainError('STATE_CONFLICT', { state, object: other.number });
    }
    // One that waits begins after what is closed by then.
    const closed = (await closedSince({ ctx, tx }, stored.from)).find((month) => overlapOf(stored, month));
    if (closed) throw new DomainError('PERIOD_CLOSED', { month: monthOf(closed.from) });
    const terms = contractTermsSchema.parse(texts);
    const fault = faultOfTerms(parseTerms(terms), { validity: expected, waits: waits(term) });
    if (fault) throw new DomainError(fault.code, fault.facts);
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'HT', ctx.now);
    const owners = { operator_id: operatorId, supervisor_id: supervisorId, authority_id: authorityId };
    const contract = { id, number, department_id: departmentId, ...owners, name, ...term };
    await insertContract(tx, { ...contract, created_at: ctx.now });
    await insertVersion(tx, {
      id: newId(ctx.now),
      contract_id: id,
      department_id: departmentId,
      version: 1,
      from_month: monthOf(stored.from),
      terms,
      agreement: null,
      reason: null,
      signed_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      signed_at: ctx.now,
    });
    return {
      result: { contractId: id, number },
      audit: {
        object: { kind: 'contract', id },
        departmentId,
        detail: { number, ...parties, begins, terms },
      },
    };
  },
});
