import { decideTransfer } from '@zhengyun/domain/transfers/decide-transfer.ts';
import { foreseeTransfer } from '@zhengyun/domain/transfers/foresee-transfer.ts';
import { getTransfer } from '@zhengyun/domain/transfers/get-transfer.ts';
import { listTransfers } from '@zhengyun/domain/transfers/list-transfers.ts';
import { readTransferEvidence } from '@zhengyun/domain/transfers/read-transfer-evidence.ts';
import {
  decidedTransferSchema,
  foreseenTransferSchema,
  submittedTransferSchema,
  transferDetailSchema,
  transferEvidenceSchema,
  transferPageSchema,
  urgedTransferSchema,
} from '@zhengyun/domain/transfers/schemas.ts';
import { submitTransfer } from '@zhengyun/domain/transfers/submit-transfer.ts';
import { urgeTransfer } from '@zhengyun/domain/transfers/urge-transfer.ts';
import { withdrawTransfer } from '@zhengyun/domain/transfers/withdraw-transfer.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Transfers 划转: a business system goes from one department to another with all it has. */
export const transfersRouter = router({
  list: signedInProcedure
    .input(inputOf(listTransfers))
    .output(transferPageSchema)
    .query(({ ctx, input }) => listTransfers(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getTransfer))
    .output(transferDetailSchema)
    .query(({ ctx, input }) => getTransfer(ctx.verb, input)),
  evidence: signedInProcedure
    .input(inputOf(readTransferEvidence))
    .output(transferEvidenceSchema)
    .query(({ ctx, input }) => readTransferEvidence(ctx.verb, input)),
  foresee: signedInProcedure
    .input(inputOf(foreseeTransfer))
    .output(foreseenTransferSchema)
    .query(({ ctx, input }) => foreseeTransfer(ctx.verb, input)),
  submit: signedInProcedure
    .input(inputOf(submitTransfer))
    .output(submittedTransferSchema)
    .mutation(({ ctx, input }) => submitTransfer(ctx.verb, input)),
  decide: signedInProcedure
    .input(inputOf(decideTransfer))
    .output(decidedTransferSchema)
    .mutation(({ ctx, input }) => decideTransfer(ctx.verb, input)),
  urge: signedInProcedure
    .input(inputOf(urgeTransfer))
    .output(urgedTransferSchema)
    .mutation(({ ctx, input }) => urgeTransfer(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawTransfer))
    .output(decidedTransferSchema)
    .mutation(({ ctx, input }) => withdrawTransfer(ctx.verb, input)),
});
