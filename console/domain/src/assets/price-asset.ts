import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { priceAssetSchema } from './schemas.ts';
import { insertPrice, lockAsset } from './store.ts';

/**
 * Enters what a new one would cost, on which day and where that is read; the price before it stays readable. Refused: NOT_FOUND; INPUT_INVALID for
 * a day to come; STATE_CONFLICT where another price than the one looked at is in force.
 */
export const priceAsset = command({
  event: 'assets.priced',
  allow: ['finance'],
  input: priceAssetSchema,
  stepUp: true,
  async act({ ctx, tx }, { assetId, priceFen, pricedOn, source, basedOn }) {
    const asset = await lockAsset(tx, assetId);
    const by = answerableFor(ctx.actor);
    if (!asset || by === null) throw new DomainError('NOT_FOUND', { what: 'asset' });
    if (pricedOn > dayOf(ctx.now)) throw new DomainError('INPUT_INVALID', { field: 'pricedOn', fields: ['pricedOn'] });
    const { number, department_id: departmentId, price_version: last, price_fen: before } = asset;
    if (basedOn !== (last ?? 0))
      throw new DomainError('STATE_CONFLICT', { object: number, state: 'changed-meanwhile' });
    const version = basedOn + 1;
    await insertPrice(tx, {
      id: newId(ctx.now),
      department_id: departmentId,
      asset_id: assetId,
      version,
      price_fen: BigInt(priceFen),
      priced_on: pricedOn,
      source,
      entered_by: by,
      entered_at: ctx.now,
    });
    const fromFen = before?.toString() ?? null;
    return {
      result: { assetId, version },
      audit: {
        object: { kind: 'asset', id: assetId },
        departmentId,
        detail: { number, version, fromFen, priceFen, pricedOn, source },
      },
    };
  },
});
