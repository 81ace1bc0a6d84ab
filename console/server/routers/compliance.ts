import { askExemption } from '@zhengyun/domain/compliance/ask-exemption.ts';
import { askJudgement } from '@zhengyun/domain/compliance/ask-judgement.ts';
import { countJudgements } from '@zhengyun/domain/compliance/count-judgements.ts';
import { decideExemption } from '@zhengyun/domain/compliance/decide-exemption.ts';
import { decideSettings } from '@zhengyun/domain/compliance/decide-settings.ts';
import { endExemption } from '@zhengyun/domain/compliance/end-exemption.ts';
import { listExemptions } from '@zhengyun/domain/compliance/list-exemptions.ts';
import { listJudgements } from '@zhengyun/domain/compliance/list-judgements.ts';
import { listSettingChanges } from '@zhengyun/domain/compliance/list-setting-changes.ts';
import { readPack } from '@zhengyun/domain/compliance/read-pack.ts';
import {
  askedExemptionSchema,
  askedJudgementSchema,
  decidedExemptionSchema,
  exemptionPageSchema,
  judgementCountsSchema,
  judgementPageSchema,
  packViewSchema,
  settingChangePageSchema,
  settingChangeRefSchema,
  settingsResultSchema,
} from '@zhengyun/domain/compliance/schemas.ts';
import { setSettings } from '@zhengyun/domain/compliance/set-settings.ts';
import { withdrawSettings } from '@zhengyun/domain/compliance/withdraw-settings.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Compliance 合规: the policies in force, what they say of every stack, and what people let stand. */
export const complianceRouter = router({
  pack: signedInProcedure.output(packViewSchema.nullable()).query(({ ctx }) => readPack(ctx.verb, undefined)),
  setSettings: signedInProcedure
    .input(inputOf(setSettings))
    .output(settingsResultSchema)
    .mutation(({ ctx, input }) => setSettings(ctx.verb, input)),
  settingChanges: signedInProcedure
    .input(inputOf(listSettingChanges))
    .output(settingChangePageSchema)
    .query(({ ctx, input }) => listSettingChanges(ctx.verb, input)),
  decideSettings: signedInProcedure
    .input(inputOf(decideSettings))
    .output(settingChangeRefSchema)
    .mutation(({ ctx, input }) => decideSettings(ctx.verb, input)),
  withdrawSettings: signedInProcedure
    .input(inputOf(withdrawSettings))
    .output(settingChangeRefSchema)
    .mutation(({ ctx, input }) => withdrawSettings(ctx.verb, input)),
  judgements: signedInProcedure
    .input(inputOf(listJudgements))
    .output(judgementPageSchema)
    .query(({ ctx, input }) => listJudgements(ctx.verb, input)),
  counts: signedInProcedure.output(judgementCountsSchema).query(({ ctx }) => countJudgements(ctx.verb, undefined)),
  judge: signedInProcedure
    .input(inputOf(askJudgement))
    .output(askedJudgementSchema)
    .mutation(({ ctx, input }) => askJudgement(ctx.verb, input)),
  exemptions: signedInProcedure
    .input(inputOf(listExemptions))
    .output(exemptionPageSchema)
    .query(({ ctx, input }) => listExemptions(ctx.verb, input)),
  askExemption: signedInProcedure
    .input(inputOf(askExemption))
    .output(askedExemptionSchema)
    .mutation(({ ctx, input }) => askExemption(ctx.verb, input)),
  decideExemption: signedInProcedure
    .input(inputOf(decideExemption))
    .output(decidedExemptionSchema)
    .mutation(({ ctx, input }) => decideExemption(ctx.verb, input)),
  endExemption: signedInProcedure
    .input(inputOf(endExemption))
    .output(decidedExemptionSchema)
    .mutation(({ ctx, input }) => endExemption(ctx.verb, input)),
});
