import { amendUse } from '@zhengyun/domain/metering/amend-use.ts';
import { answerRefused } from '@zhengyun/domain/metering/answer-refused.ts';
import { decideEntry } from '@zhengyun/domain/metering/decide-entry.ts';
import { decideImport } from '@zhengyun/domain/metering/decide-import.ts';
import { enterCount } from '@zhengyun/domain/metering/enter-count.ts';
import {
  amendedUseSchema,
  answeredRefusedSchema,
  decidedEntrySchema,
  enteredCountSchema,
  entryPageSchema,
  importedUsageSchema,
  refusedPageSchema,
  usePageSchema,
} from '@zhengyun/domain/metering/entries/schemas.ts';
import { getImportFile } from '@zhengyun/domain/metering/get-import-file.ts';
import { importUsage } from '@zhengyun/domain/metering/import-usage.ts';
import {
  decidedImportSchema,
  importFileSchema,
  usageImportPageSchema,
  withdrawnImportSchema,
} from '@zhengyun/domain/metering/imports/schemas.ts';
import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { listEntries } from '@zhengyun/domain/metering/list-entries.ts';
import { listImports } from '@zhengyun/domain/metering/list-imports.ts';
import { listRefused } from '@zhengyun/domain/metering/list-refused.ts';
import { listUses } from '@zhengyun/domain/metering/list-uses.ts';
import { ingestedUsageSchema, usagePageSchema } from '@zhengyun/domain/metering/schemas.ts';
import { usage } from '@zhengyun/domain/metering/usage.ts';
import { withdrawEntry } from '@zhengyun/domain/metering/withdraw-entry.ts';
import { withdrawImport } from '@zhengyun/domain/metering/withdraw-import.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What resources held, from which instant, and what was read of their use. */
export const meteringRouter = router({
  usage: signedInProcedure
    .input(inputOf(usage))
    .output(usagePageSchema)
    .query(({ ctx, input }) => usage(ctx.verb, input)),
  uses: signedInProcedure
    .input(inputOf(listUses))
    .output(usePageSchema)
    .query(({ ctx, input }) => listUses(ctx.verb, input)),
  entries: signedInProcedure
    .input(inputOf(listEntries))
    .output(entryPageSchema)
    .query(({ ctx, input }) => listEntries(ctx.verb, input)),
  ingest: signedInProcedure
    .input(inputOf(ingestUsage))
    .output(ingestedUsageSchema)
    .mutation(({ ctx, input }) => ingestUsage(ctx.verb, input)),
  imports: signedInProcedure
    .input(inputOf(listImports))
    .output(usageImportPageSchema)
    .query(({ ctx, input }) => listImports(ctx.verb, input)),
  importFile: signedInProcedure
    .input(inputOf(getImportFile))
    .output(importFileSchema)
    .query(({ ctx, input }) => getImportFile(ctx.verb, input)),
  decideImport: signedInProcedure
    .input(inputOf(decideImport))
    .output(decidedImportSchema)
    .mutation(({ ctx, input }) => decideImport(ctx.verb, input)),
  withdrawImport: signedInProcedure
    .input(inputOf(withdrawImport))
    .output(withdrawnImportSchema)
    .mutation(({ ctx, input }) => withdrawImport(ctx.verb, input)),
  importUsage: signedInProcedure
    .input(inputOf(importUsage))
    .output(importedUsageSchema)
    .mutation(({ ctx, input }) => importUsage(ctx.verb, input)),
  amendUse: signedInProcedure
    .input(inputOf(amendUse))
    .output(amendedUseSchema)
    .mutation(({ ctx, input }) => amendUse(ctx.verb, input)),
  enterCount: signedInProcedure
    .input(inputOf(enterCount))
    .output(enteredCountSchema)
    .mutation(({ ctx, input }) => enterCount(ctx.verb, input)),
  decideEntry: signedInProcedure
    .input(inputOf(decideEntry))
    .output(decidedEntrySchema)
    .mutation(({ ctx, input }) => decideEntry(ctx.verb, input)),
  refused: signedInProcedure
    .input(inputOf(listRefused))
    .output(refusedPageSchema)
    .query(({ ctx, input }) => listRefused(ctx.verb, input)),
  answerRefused: signedInProcedure
    .input(inputOf(answerRefused))
    .output(answeredRefusedSchema)
    .mutation(({ ctx, input }) => answerRefused(ctx.verb, input)),
  withdrawEntry: signedInProcedure
    .input(inputOf(withdrawEntry))
    .output(decidedEntrySchema)
    .mutation(({ ctx, input }) => withdrawEntry(ctx.verb, input)),
});
