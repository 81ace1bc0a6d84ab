import { getContract } from '@zhengyun/domain/contracts/get-contract.ts';
import { listContracts } from '@zhengyun/domain/contracts/list-contracts.ts';
import { contractPageSchema, contractViewSchema, signedContractSchema } from '@zhengyun/domain/contracts/schemas.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Contracts of departments with the operator. */
export const contractsRouter = router({
  list: signedInProcedure
    .input(inputOf(listContracts))
    .output(contractPageSchema)
    .query(({ ctx, input }) => listContracts(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getContract))
    .output(contractViewSchema)
    .query(({ ctx, input }) => getContract(ctx.verb, input)),
  sign: signedInProcedure
    .input(inputOf(signContract))
    .output(signedContractSchema)
    .mutation(({ ctx, input }) => signContract(ctx.verb, input)),
});
