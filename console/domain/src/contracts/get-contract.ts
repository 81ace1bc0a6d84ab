import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { type ContractView, getContractInputSchema } from './schemas.ts';
import { contractView, findContract } from './store.ts';

/** One contract; NOT_FOUND also for another department's. */
export const getContract = query({
  allow: ['signed-in', 'job'],
  input: getContractInputSchema,
  async read({ tx }, { contractId }): Promise<ContractView> {
    const row = await findContract(tx, contractId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'contract' });
    return contractView(row);
  },
});
