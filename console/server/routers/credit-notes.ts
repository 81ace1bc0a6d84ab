import { adjustLine } from '@zhengyun/domain/credit-notes/adjust-line.ts';
import { approveCreditNote } from '@zhengyun/domain/credit-notes/approve-credit-note.ts';
import { dismissLateFact } from '@zhengyun/domain/credit-notes/dismiss-late-fact.ts';
import { listCreditNotes } from '@zhengyun/domain/credit-notes/list-credit-notes.ts';
import { listLateFacts } from '@zhengyun/domain/credit-notes/list-late-facts.ts';
import { proposeAdjustment } from '@zhengyun/domain/credit-notes/propose-adjustment.ts';
import { refuseCreditNote } from '@zhengyun/domain/credit-notes/refuse-credit-note.ts';
import {
  creditNoteActedSchema,
  creditNotePageSchema,
  lateActedSchema,
  lateFactPageSchema,
} from '@zhengyun/domain/credit-notes/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What puts issued statements right: credit notes, adjustments, and facts that came late. */
export const creditNotesRouter = router({
  list: signedInProcedure
    .input(inputOf(listCreditNotes))
    .output(creditNotePageSchema)
    .query(({ ctx, input }) => listCreditNotes(ctx.verb, input)),
  approve: signedInProcedure
    .input(inputOf(approveCreditNote))
    .output(creditNoteActedSchema)
    .mutation(({ ctx, input }) => approveCreditNote(ctx.verb, input)),
  refuse: signedInProcedure
    .input(inputOf(refuseCreditNote))
    .output(creditNoteActedSchema)
    .mutation(({ ctx, input }) => refuseCreditNote(ctx.verb, input)),
  adjustLine: signedInProcedure
    .input(inputOf(adjustLine))
    .output(creditNoteActedSchema)
    .mutation(({ ctx, input }) => adjustLine(ctx.verb, input)),
  lateFacts: signedInProcedure
    .input(inputOf(listLateFacts))
    .output(lateFactPageSchema)
    .query(({ ctx, input }) => listLateFacts(ctx.verb, input)),
  proposeAdjustment: signedInProcedure
    .input(inputOf(proposeAdjustment))
    .output(creditNoteActedSchema)
    .mutation(({ ctx, input }) => proposeAdjustment(ctx.verb, input)),
  dismissLateFact: signedInProcedure
    .input(inputOf(dismissLateFact))
    .output(lateActedSchema)
    .mutation(({ ctx, input }) => dismissLateFact(ctx.verb, input)),
});
