import { contractsInForce } from '../contracts/contracts-in-force.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';

/** Refuses with RECEIVER_WITHOUT_CONTRACT unless the department has a contract now: nobody could be billed for what it would hold. */
export async function requireContract(scope: VerbScope, departmentId: string): Promise<void> {
  const { now } = scope.ctx;
  const instant = { from: now, to: new Date(now.getTime() + 1) };
  const contracts = await contractsInForce.definition.read(scope, { departmentId, ...instant });
  if (contracts.length === 0) throw new DomainError('RECEIVER_WITHOUT_CONTRACT');
}
