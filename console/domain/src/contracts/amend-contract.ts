import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { faultOfAmendment } from './amendment-rules.ts';
import { amendContractSchema } from './schemas.ts';
import { lockContract } from './store.ts';
import { parseTerms } from './terms-rules.ts';
import { waits } from './validity-rules.ts';
import { insertVersion, issuedMonths, versionsOf } from './version-store.ts';

/**
 * Enters a supplementary agreement 补充协议: the terms from a month on, beside those before, which stay. NOT_FOUND; STATE_CONFLICT while
 * the contract waits to begin; TERMS_OF_ISSUED_MONTH where a statement of that month or a later one is issued; AMENDED_BELOW_DUE;
 * FIELD_FIXED where it would change how the yearly part falls due; what is wrong with the terms themselves.
 */
export const amendContract = command({
  event: 'contracts.amended',
  allow: ['finance'],
  input: amendContractSchema,
  stepUp: true,
  async act({ ctx, tx }, { contractId, fromMonth, agreement, reason, terms }) {
    const contract = await lockContract(tx, contractId);
    if (!contract) throw new DomainError('NOT_FOUND', { what: 'contract' });
    const { number, department_id: departmentId } = contract;
    if (waits(contract)) throw new DomainError('STATE_CONFLICT', { state: 'contract-waiting', object: number });
    const versions = (await versionsOf(tx, [contractId])).get(contractId) ?? [];
    const validity = { from: contract.valid_from, to: contract.valid_to };
    const agreed = { validity, versions, issued: await issuedMonths(tx, contractId) };
    const fault = faultOfAmendment(agreed, { fromMonth, terms: parseTerms(terms) });
    if (fault) throw new DomainError(fault.code, fault.facts);
    const version = (versions.at(-1)?.version ?? 0) + 1;
    await insertVersion(tx, {
      id: newId(ctx.now),
      contract_id: contractId,
      department_id: departmentId,
      version,
      from_month: fromMonth,
      terms,
      agreement,
      reason,
      signed_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      signed_at: ctx.now,
    });
    return {
      result: { contractId, version },
      audit: {
        object: { kind: 'contract', id: contractId },
        departmentId,
        detail: { number, version, fromMonth, agreement, reason, terms },
      },
    };
  },
});
