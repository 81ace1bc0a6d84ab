import { callBackAutomatic } from '@zhengyun/domain/approvals/automatic/call-back.ts';
import { readAutomatic } from '@zhengyun/domain/approvals/automatic/read-automatic.ts';
import { automaticReadSchema, calledBackSchema } from '@zhengyun/domain/approvals/automatic/schemas.ts';
import { readBackground } from '@zhengyun/domain/approvals/background/read-background.ts';
import { backgroundSchema } from '@zhengyun/domain/approvals/background/schemas.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { delegateApprovals } from '@zhengyun/domain/approvals/delegations/delegate.ts';
import { endDelegation } from '@zhengyun/domain/approvals/delegations/end-delegation.ts';
import { listCandidates } from '@zhengyun/domain/approvals/delegations/list-candidates.ts';
import { listDelegations } from '@zhengyun/domain/approvals/delegations/list-delegations.ts';
import {
  candidatesSchema,
  delegatedSchema,
  delegationsSchema,
} from '@zhengyun/domain/approvals/delegations/schemas.ts';
import { readFigures } from '@zhengyun/domain/approvals/figures/read-figures.ts';
import { figuresSchema } from '@zhengyun/domain/approvals/figures/schemas.ts';
import { listInbox } from '@zhengyun/domain/approvals/list-inbox.ts';
import { readEvidence } from '@zhengyun/domain/approvals/read-evidence.ts';
import { decideRule } from '@zhengyun/domain/approvals/rule-versions/decide-rule.ts';
import { listRuleVersions } from '@zhengyun/domain/approvals/rule-versions/list-rule-versions.ts';
import { proposeRule } from '@zhengyun/domain/approvals/rule-versions/propose-rule.ts';
import { ruleVersionPageSchema, ruleVersionRefSchema } from '@zhengyun/domain/approvals/rule-versions/schemas.ts';
import { withdrawRule } from '@zhengyun/domain/approvals/rule-versions/withdraw-rule.ts';
import { decidedSchema, evidenceSchema, inboxPageSchema, urgedSchema } from '@zhengyun/domain/approvals/schemas.ts';
import { urgeApproval } from '@zhengyun/domain/approvals/urge.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Approval: what waits, what it rests on, the decision, and how it went in a month. */
export const approvalsRouter = router({
  inbox: signedInProcedure
    .input(inputOf(listInbox))
    .output(inboxPageSchema)
    .query(({ ctx, input }) => listInbox(ctx.verb, input)),
  evidence: signedInProcedure
    .input(inputOf(readEvidence))
    .output(evidenceSchema)
    .query(({ ctx, input }) => readEvidence(ctx.verb, input)),
  background: signedInProcedure
    .input(inputOf(readBackground))
    .output(backgroundSchema)
    .query(({ ctx, input }) => readBackground(ctx.verb, input)),
  automatic: signedInProcedure
    .input(inputOf(readAutomatic))
    .output(automaticReadSchema)
    .query(({ ctx, input }) => readAutomatic(ctx.verb, input)),
  callBack: signedInProcedure
    .input(inputOf(callBackAutomatic))
    .output(calledBackSchema)
    .mutation(({ ctx, input }) => callBackAutomatic(ctx.verb, input)),
  ruleVersions: signedInProcedure
    .input(inputOf(listRuleVersions))
    .output(ruleVersionPageSchema)
    .query(({ ctx, input }) => listRuleVersions(ctx.verb, input)),
  proposeRule: signedInProcedure
    .input(inputOf(proposeRule))
    .output(ruleVersionRefSchema)
    .mutation(({ ctx, input }) => proposeRule(ctx.verb, input)),
  decideRule: signedInProcedure
    .input(inputOf(decideRule))
    .output(ruleVersionRefSchema)
    .mutation(({ ctx, input }) => decideRule(ctx.verb, input)),
  withdrawRule: signedInProcedure
    .input(inputOf(withdrawRule))
    .output(ruleVersionRefSchema)
    .mutation(({ ctx, input }) => withdrawRule(ctx.verb, input)),
  figures: signedInProcedure
    .input(inputOf(readFigures))
    .output(figuresSchema)
    .query(({ ctx, input }) => readFigures(ctx.verb, input)),
  decide: signedInProcedure
    .input(inputOf(decideApproval))
    .output(decidedSchema)
    .mutation(({ ctx, input }) => decideApproval(ctx.verb, input)),
  urge: signedInProcedure
    .input(inputOf(urgeApproval))
    .output(urgedSchema)
    .mutation(({ ctx, input }) => urgeApproval(ctx.verb, input)),
  delegations: signedInProcedure
    .input(inputOf(listDelegations))
    .output(delegationsSchema)
    .query(({ ctx, input }) => listDelegations(ctx.verb, input)),
  delegates: signedInProcedure
    .input(inputOf(listCandidates))
    .output(candidatesSchema)
    .query(({ ctx, input }) => listCandidates(ctx.verb, input)),
  delegate: signedInProcedure
    .input(inputOf(delegateApprovals))
    .output(delegatedSchema)
    .mutation(({ ctx, input }) => delegateApprovals(ctx.verb, input)),
  endDelegation: signedInProcedure
    .input(inputOf(endDelegation))
    .output(delegatedSchema)
    .mutation(({ ctx, input }) => endDelegation(ctx.verb, input)),
});
