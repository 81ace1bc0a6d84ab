import { query } from '../verb/query.ts';
import { type Asset, everyAssetSchema } from './schemas.ts';
import { everyAsset } from './store.ts';
import { assetOf } from './view-rules.ts';

/** All assets in sight that a filter takes, by number: for files and statements. */
export const findAssets = query({
  allow: ['job'],
  input: everyAssetSchema,
  async read({ tx }, filter): Promise<readonly Asset[]> {
    return (await everyAsset(tx, filter)).map(assetOf);
  },
});
