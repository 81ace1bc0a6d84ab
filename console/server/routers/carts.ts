import { getCart } from '@zhengyun/domain/carts/get-cart.ts';
import { listFavourites } from '@zhengyun/domain/carts/list-favourites.ts';
import { putInCart } from '@zhengyun/domain/carts/put-in-cart.ts';
import { removeFromCart } from '@zhengyun/domain/carts/remove-from-cart.ts';
import {
  cartLinesPutSchema,
  cartSchema,
  favouritesSchema,
  removedFromCartSchema,
} from '@zhengyun/domain/carts/schemas.ts';
import { setFavourite } from '@zhengyun/domain/carts/set-favourite.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What a person means to order, and the items they come back to: their own, on whatever machine they sign in. */
export const cartsRouter = router({
  get: signedInProcedure.output(cartSchema).query(({ ctx }) => getCart(ctx.verb)),
  put: signedInProcedure
    .input(inputOf(putInCart))
    .output(cartLinesPutSchema)
    .mutation(({ ctx, input }) => putInCart(ctx.verb, input)),
  remove: signedInProcedure
    .input(inputOf(removeFromCart))
    .output(removedFromCartSchema)
    .mutation(({ ctx, input }) => removeFromCart(ctx.verb, input)),
  favourites: signedInProcedure.output(favouritesSchema).query(({ ctx }) => listFavourites(ctx.verb)),
  setFavourite: signedInProcedure
    .input(inputOf(setFavourite))
    .output(favouritesSchema)
    .mutation(({ ctx, input }) => setFavourite(ctx.verb, input)),
});
