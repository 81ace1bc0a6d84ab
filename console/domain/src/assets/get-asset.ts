import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { type AssetDetail, type Decision, getAssetSchema } from './schemas.ts';
import { decisionsOf, findAsset, pricesOf } from './store.ts';
import { assetOf } from './view-rules.ts';

/** How an asset's figure was made: all that was decided and entered of it, by whom and when. Refused: NOT_FOUND. */
export const getAsset = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: getAssetSchema,
  async read({ tx }, { assetId }): Promise<AssetDetail> {
    const row = await findAsset(tx, assetId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'asset' });
    const decisions = await decisionsOf(tx, assetId);
    const prices = await pricesOf(tx, assetId);
    return {
      ...assetOf(row),
      registered: { by: row.registered_name, at: row.registered_at.toISOString() },
      decisions: decisions.map(({ version, decision, day, cloud_id, cloud_name, reuse_fen, reason, ...made }) => ({
        version,
        decision: decision as Decision,
        day,
        cloud: cloud_id === null || cloud_name === null ? null : { id: cloud_id, name: cloud_name },
        costFen: reuse_fen?.toString() ?? null,
        reason,
        by: made.real_name,
        at: made.decided_at.toISOString(),
      })),
      prices: prices.map(({ version, price_fen, priced_on, source, real_name, entered_at }) => ({
        version,
        priceFen: price_fen.toString(),
        pricedOn: priced_on,
        source,
        by: real_name,
        at: entered_at.toISOString(),
      })),
    };
  },
});
