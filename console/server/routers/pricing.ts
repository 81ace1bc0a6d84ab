import { decideSupplement } from '@zhengyun/domain/pricing/decide-supplement.ts';
import { listBooks } from '@zhengyun/domain/pricing/list-books.ts';
import { listSupplements } from '@zhengyun/domain/pricing/list-supplements.ts';
import { proposeSupplement } from '@zhengyun/domain/pricing/propose-supplement.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import { quote } from '@zhengyun/domain/pricing/quote.ts';
import {
  booksSchema,
  publishedVersionSchema,
  quoteSchema,
  simulationSchema,
} from '@zhengyun/domain/pricing/schemas.ts';
import { simulatePrices } from '@zhengyun/domain/pricing/simulate-prices.ts';
import {
  decidedSupplementSchema,
  proposedSupplementSchema,
  supplementPageSchema,
} from '@zhengyun/domain/pricing/supplements/schemas.ts';
import { withdrawVersion } from '@zhengyun/domain/pricing/withdraw-version.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Price books, quotes by the prices in force, and what a draft would have made of a month. */
export const pricingRouter = router({
  books: signedInProcedure.output(booksSchema).query(({ ctx }) => listBooks(ctx.verb)),
  quote: signedInProcedure
    .input(inputOf(quote))
    .output(quoteSchema)
    .query(({ ctx, input }) => quote(ctx.verb, input)),
  publish: signedInProcedure
    .input(inputOf(publishVersion))
    .output(publishedVersionSchema)
    .mutation(({ ctx, input }) => publishVersion(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawVersion))
    .output(publishedVersionSchema)
    .mutation(({ ctx, input }) => withdrawVersion(ctx.verb, input)),
  supplements: signedInProcedure
    .input(inputOf(listSupplements))
    .output(supplementPageSchema)
    .query(({ ctx, input }) => listSupplements(ctx.verb, input)),
  proposeSupplement: signedInProcedure
    .input(inputOf(proposeSupplement))
    .output(proposedSupplementSchema)
    .mutation(({ ctx, input }) => proposeSupplement(ctx.verb, input)),
  decideSupplement: signedInProcedure
    .input(inputOf(decideSupplement))
    .output(decidedSupplementSchema)
    .mutation(({ ctx, input }) => decideSupplement(ctx.verb, input)),
  simulate: signedInProcedure
    .input(inputOf(simulatePrices))
    .output(simulationSchema)
    .query(({ ctx, input }) => simulatePrices(ctx.verb, input)),
});
