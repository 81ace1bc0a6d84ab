import { getContract } from '@zhengyun/domain/contracts/get-contract.ts';
import { listContracts } from '@zhengyun/domain/contracts/list-contracts.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Contracts of departments with the operator. */
export const contractsRouter = router({
  list: signedInProcedure.input(inputOf(listContracts)).query(({ ctx, input }) => listContracts(ctx.verb, input)),
  get: signedInProcedure.input(inputOf(getContract)).query(({ ctx, input }) => getContract(ctx.verb, input)),
  sign: signedInProcedure.input(inputOf(signContract)).mutation(({ ctx, input }) => signContract(ctx.verb, input)),
});
