import { listBooks } from '@zhengyun/domain/pricing/list-books.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import { quote } from '@zhengyun/domain/pricing/quote.ts';
import { booksSchema, publishedVersionSchema, quoteSchema } from '@zhengyun/domain/pricing/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Price versions and quotes by the one in force. */
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
});
