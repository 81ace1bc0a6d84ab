import { listAudit } from '@zhengyun/domain/audit/list-audit.ts';
import { auditPageSchema, verifySchema } from '@zhengyun/domain/audit/schemas.ts';
import { verifyAudit } from '@zhengyun/domain/audit/verify-audit.ts';
import { inputOf } from '../input-of.ts';
import { roleProcedure, router } from '../trpc.ts';

const auditing = roleProcedure('auditor', 'audit-admin');

/** Every act, who did it, and whether the chain over them holds. */
export const auditRouter = router({
  list: roleProcedure('auditor', 'audit-admin', 'department-approver')
    .input(inputOf(listAudit))
    .output(auditPageSchema)
    .query(({ ctx, input }) => listAudit(ctx.verb, input)),
  verify: auditing
    .input(inputOf(verifyAudit))
    .output(verifySchema)
    .query(({ ctx, input }) => verifyAudit(ctx.verb, input)),
});
