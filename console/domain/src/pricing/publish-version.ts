import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { leftOut } from './in-use-rules.ts';
import { requirePriced } from './in-use-store.ts';
import { soundPrices } from './publish-rules.ts';
import { refuseVersion } from './rules.ts';
import { publishVersionSchema } from './schemas.ts';
import { departmentExists, endOpenVersion, insertVersion, lockBook, pricesOf } from './store.ts';

/**
 * Publishes a version of the general price book, or of one department's, from `validFrom` on; the one before ends there and nothing
 * published changes. Two at once follow each other. INPUT_INVALID names the field; PRICE_RULE_UNSOUND the item, the fault and the tier
 * (from 1); NOT_FOUND a department that there isn't; PRICE_STILL_NEEDED where it leaves out what is in use.
 */
export const publishVersion = command({
  event: 'pricing.version-published',
  allow: ['finance', 'job'],
  input: publishVersionSchema,
  stepUp: true,
  async act({ ctx, tx }, { name, sample, departmentId, ...input }) {
    const validFrom = new Date(input.validFrom);
    const prices = soundPrices(input.prices);
    if (departmentId !== null && !(await departmentExists(tx, departmentId)))
      throw new DomainError('NOT_FOUND', { what: 'department' });
    const existing = await lockBook(tx, departmentId);
    const wanted = { validFrom, departmentId, skus: prices.map(({ sku }) => sku) };
    const field = refuseVersion(
      wanted,
      existing.map((version) => ({ validFrom: version.valid_from, validTo: version.valid_to })),
      ctx.now,
    );
    if (field) throw new DomainError('INPUT_INVALID', { field });
    await endOpenVersion(tx, departmentId, validFrom);
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'JG', ctx.now);
    const head = { id, number, name, sample, department_id: departmentId };
    await insertVersion(tx, { ...head, valid_from: validFrom, created_at: ctx.now }, prices);
    const before = existing.at(-1);
    const had = before ? (await pricesOf(tx, before.id)).map(({ sku }) => sku) : [];
    await requirePriced(tx, { departmentId, skus: leftOut(had, wanted.skus), from: validFrom, now: ctx.now });
    const audited = { object: { kind: 'price-version' as const, id }, ...(departmentId ? { departmentId } : {}) };
    return {
      result: { versionId: id, number },
      audit: { ...audited, detail: { number, sample, validFrom: input.validFrom, items: prices.length } },
    };
  },
});
