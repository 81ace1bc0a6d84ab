import { issueKey } from '@zhengyun/domain/api-clients/issue-key.ts';
import { listAccounts } from '@zhengyun/domain/api-clients/list-accounts.ts';
import { makeAccount } from '@zhengyun/domain/api-clients/make-account.ts';
import { revokeKey } from '@zhengyun/domain/api-clients/revoke-key.ts';
import { rotateKey } from '@zhengyun/domain/api-clients/rotate-key.ts';
import {
  accountPageSchema,
  issuedKeySchema,
  madeAccountSchema,
  revokedKeySchema,
  stoppedAccountSchema,
} from '@zhengyun/domain/api-clients/schemas.ts';
import { stopAccount } from '@zhengyun/domain/api-clients/stop-account.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Service accounts of programs, and their keys. */
export const apiClientsRouter = router({
  list: signedInProcedure
    .input(inputOf(listAccounts))
    .output(accountPageSchema)
    .query(({ ctx, input }) => listAccounts(ctx.verb, input)),
  make: signedInProcedure
    .input(inputOf(makeAccount))
    .output(madeAccountSchema)
    .mutation(({ ctx, input }) => makeAccount(ctx.verb, input)),
  issueKey: signedInProcedure
    .input(inputOf(issueKey))
    .output(issuedKeySchema)
    .mutation(({ ctx, input }) => issueKey(ctx.verb, input)),
  rotateKey: signedInProcedure
    .input(inputOf(rotateKey))
    .output(issuedKeySchema)
    .mutation(({ ctx, input }) => rotateKey(ctx.verb, input)),
  revokeKey: signedInProcedure
    .input(inputOf(revokeKey))
    .output(revokedKeySchema)
    .mutation(({ ctx, input }) => revokeKey(ctx.verb, input)),
  stop: signedInProcedure
    .input(inputOf(stopAccount))
    .output(stoppedAccountSchema)
    .mutation(({ ctx, input }) => stopAccount(ctx.verb, input)),
});
