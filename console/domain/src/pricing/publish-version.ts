import { parsePrice } from '@zhengyun/rulebook/money.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { refuseVersion } from './rules.ts';
import { publishVersionSchema } from './schemas.ts';
import { endOpenVersions, insertVersion, lockVersions } from './store.ts';

/** Publishes a price version from `validFrom` on; the one before ends there. INPUT_INVALID names the field; nothing published changes. */
export const publishVersion = command({
  event: 'pricing.version-published',
  allow: ['finance', 'job'],
  input: publishVersionSchema,
  stepUp: true,
  async act({ ctx, tx }, input) {
    const validFrom = new Date(input.validFrom);
    const existing = await lockVersions(tx);
    const field = refuseVersion(
      { validFrom, skus: input.prices.map((price) => price.sku) },
      existing.map((version) => ({ validFrom: version.valid_from, validTo: version.valid_to })),
      ctx.now,
    );
    if (field) throw new DomainError('INPUT_INVALID', { field });
    await endOpenVersions(tx, validFrom);
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'JG', ctx.now);
    const { name, sample } = input;
    const prices = input.prices.map(({ unitPrice, ...price }) => ({
      ...price,
      rule: unitPriceRule(parsePrice(unitPrice)),
    }));
    await insertVersion(tx, { id, number, name, sample, valid_from: validFrom, created_at: ctx.now }, prices);
    return {
      result: { versionId: id, number },
      audit: { object: { kind: 'price-version', id }, detail: { number, sample, validFrom: input.validFrom } },
    };
  },
});
