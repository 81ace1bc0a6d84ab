import { formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatPriceRule, leadingPrice, readPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { firstUnsound } from './rules.ts';
import { supplementRefusal } from './supplement-rules.ts';
import { insertSupplement, lockVersion, waitingSupplement } from './supplement-store.ts';
import { METERED_SKUS, proposeSupplementSchema } from './supplements/schemas.ts';

/**
 * Proposes the price of an item that a version lacks, with a reason and the paper it rests on; it counts when another person has approved it. NOT_FOUND;
 * PRICE_RULE_UNSOUND; METER_PRICED_AHEAD; PRICE_STANDS names the version whose price stands; STATE_CONFLICT before the version has begun, or where one waits.
 */
export const proposeSupplement = command({
  event: 'pricing.supplement-proposed',
  allow: ['finance', 'authority-approver'],
  input: proposeSupplementSchema,
  stepUp: true,
  async act({ ctx, tx }, { versionId, sku, unit, reason, reference, ...input }) {
    if (ctx.actor.kind !== 'person')
      throw new DomainError('ROLE_MISSING', { needed: ['finance', 'authority-approver'] });
    const rule = readPriceRule(input.rule);
    const unsound = firstUnsound([{ sku, rule }]);
    if (unsound) {
      const at = unsound.tier === null ? {} : { tier: unsound.tier + 1 };
      throw new DomainError('PRICE_RULE_UNSOUND', { sku, fault: unsound.fault, field: 'rule', ...at });
    }
    const { version, versions, departmentId } = await lockVersion(tx, versionId);
    const refusal = supplementRefusal({ version, sku, metered: METERED_SKUS.includes(sku) }, versions, ctx.now);
    if (refusal) throw refusal;
    const waiting = await waitingSupplement(tx, { versionId, sku });
    if (waiting) throw new DomainError('STATE_CONFLICT', { object: waiting, state: 'proposed' });
    const number = await nextNumber(tx, 'BJ', ctx.now);
    const id = newId(ctx.now);
    await insertSupplement(tx, {
      ...{ id, number, version_id: versionId, sku, unit, reason, reference },
      unit_price: formatPrice(leadingPrice(rule.model)),
      rule: JSON.stringify(formatPriceRule(rule)),
      ...{ proposed_by: ctx.actor.id, proposed_at: ctx.now },
    });
    return {
      result: { supplementId: id, number },
      audit: {
        object: { kind: 'price-version', id: versionId },
        ...(departmentId ? { departmentId } : {}),
        detail: {
          supplement: number,
          version: version.number,
          sku,
          unit,
          rule: formatPriceRule(rule),
          reason,
          reference,
        },
      },
    };
  },
});
