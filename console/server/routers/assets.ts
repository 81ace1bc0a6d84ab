import { avoidedPurchase } from '@zhengyun/domain/assets/avoided-purchase.ts';
import { decideAsset } from '@zhengyun/domain/assets/decide-asset.ts';
import { getAsset } from '@zhengyun/domain/assets/get-asset.ts';
import { listAssets } from '@zhengyun/domain/assets/list-assets.ts';
import { priceAsset } from '@zhengyun/domain/assets/price-asset.ts';
import { registerAsset } from '@zhengyun/domain/assets/register-asset.ts';
import {
  assetDecidedSchema,
  assetDetailSchema,
  assetPageSchema,
  assetPricedSchema,
  assetRegisteredSchema,
  avoidedSchema,
} from '@zhengyun/domain/assets/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What departments had before the cloud: used on or retired, and what was not bought for it. */
export const assetsRouter = router({
  list: signedInProcedure
    .input(inputOf(listAssets))
    .output(assetPageSchema)
    .query(({ ctx, input }) => listAssets(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getAsset))
    .output(assetDetailSchema)
    .query(({ ctx, input }) => getAsset(ctx.verb, input)),
  avoided: signedInProcedure
    .input(inputOf(avoidedPurchase))
    .output(avoidedSchema)
    .query(({ ctx, input }) => avoidedPurchase(ctx.verb, input)),
  register: signedInProcedure
    .input(inputOf(registerAsset))
    .output(assetRegisteredSchema)
    .mutation(({ ctx, input }) => registerAsset(ctx.verb, input)),
  decide: signedInProcedure
    .input(inputOf(decideAsset))
    .output(assetDecidedSchema)
    .mutation(({ ctx, input }) => decideAsset(ctx.verb, input)),
  price: signedInProcedure
    .input(inputOf(priceAsset))
    .output(assetPricedSchema)
    .mutation(({ ctx, input }) => priceAsset(ctx.verb, input)),
});
