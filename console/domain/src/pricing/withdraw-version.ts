import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { requirePriced } from './in-use-store.ts';
import { withdrawVersionSchema } from './schemas.ts';
import { findVersion, lockBook, markWithdrawn, pricesOf, reignUntil } from './store.ts';

/**
 * Withdraws a price version that has not begun: the one before it reigns on to where the withdrawn one would have ended. The withdrawn
 * one stays readable with the reason. NOT_FOUND; PRICE_IN_FORCE once it has begun; STATE_CONFLICT where it was withdrawn before; PRICE_STILL_NEEDED where it
 * alone prices what is in use.
 */
export const withdrawVersion = command({
  event: 'pricing.version-withdrawn',
  allow: ['finance'],
  input: withdrawVersionSchema,
  stepUp: true,
  async act({ ctx, tx }, { versionId, reason }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const known = await findVersion(tx, versionId);
    if (!known) throw new DomainError('NOT_FOUND', { what: 'price-version' });
    const book = await lockBook(tx, known.department_id);
    const version = book.find(({ id }) => id === versionId);
    if (!version) throw new DomainError('STATE_CONFLICT', { object: known.number, state: 'withdrawn' });
    if (version.valid_from <= ctx.now) throw new DomainError('PRICE_IN_FORCE', { number: version.number });
    await markWithdrawn(tx, versionId, { at: ctx.now, by: ctx.actor.id, why: reason });
    const before = book.find(({ valid_to }) => valid_to?.getTime() === version.valid_from.getTime());
    if (before) await reignUntil(tx, before.id, version.valid_to);
    const departmentId = known.department_id;
    const skus = (await pricesOf(tx, versionId)).map(({ sku }) => sku);
    await requirePriced(tx, { departmentId, skus, from: version.valid_from, now: ctx.now });
    return {
      result: { versionId, number: version.number },
      audit: {
        object: { kind: 'price-version', id: versionId },
        ...(departmentId ? { departmentId } : {}),
        detail: { number: version.number, validFrom: version.valid_from.toISOString(), reason },
      },
    };
  },
});
