import { amendContract } from '@zhengyun/domain/contracts/amend-contract.ts';
import { decidePenalty } from '@zhengyun/domain/contracts/decide-penalty.ts';
import { enterPenalty } from '@zhengyun/domain/contracts/enter-penalty.ts';
import { getContract } from '@zhengyun/domain/contracts/get-contract.ts';
import { listContracts } from '@zhengyun/domain/contracts/list-contracts.ts';
import { listParties } from '@zhengyun/domain/contracts/list-parties.ts';
import {
  amendedContractSchema,
  contractDetailSchema,
  contractPageSchema,
  contractPartiesSchema,
  penaltyRefSchema,
  signedContractSchema,
} from '@zhengyun/domain/contracts/schemas.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { withdrawContract } from '@zhengyun/domain/contracts/withdraw-contract.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Contracts of departments with the operator: what was signed, what amendments made of it, penalties. */
export const contractsRouter = router({
  list: signedInProcedure
    .input(inputOf(listContracts))
    .output(contractPageSchema)
    .query(({ ctx, input }) => listContracts(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getContract))
    .output(contractDetailSchema)
    .query(({ ctx, input }) => getContract(ctx.verb, input)),
  parties: signedInProcedure
    .input(inputOf(listParties))
    .output(contractPartiesSchema)
    .query(({ ctx }) => listParties(ctx.verb)),
  sign: signedInProcedure
    .input(inputOf(signContract))
    .output(signedContractSchema)
    .mutation(({ ctx, input }) => signContract(ctx.verb, input)),
  amend: signedInProcedure
    .input(inputOf(amendContract))
    .output(amendedContractSchema)
    .mutation(({ ctx, input }) => amendContract(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawContract))
    .output(signedContractSchema)
    .mutation(({ ctx, input }) => withdrawContract(ctx.verb, input)),
  enterPenalty: signedInProcedure
    .input(inputOf(enterPenalty))
    .output(penaltyRefSchema)
    .mutation(({ ctx, input }) => enterPenalty(ctx.verb, input)),
  decidePenalty: signedInProcedure
    .input(inputOf(decidePenalty))
    .output(penaltyRefSchema)
    .mutation(({ ctx, input }) => decidePenalty(ctx.verb, input)),
});
