import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import type { z } from 'zod';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { pricedSkuSchema } from './schemas.ts';
import { pageOfSupplements } from './supplement-store.ts';
import { type SupplementView, type supplementPageSchema, supplementsInputSchema } from './supplements/schemas.ts';

/** What was proposed to be added to versions, decided or not, newest first. What is approved everybody finds among the prices of the version. */
export const listSupplements = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: supplementsInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof supplementPageSchema>> {
    const { rows, ...page } = await pageOfSupplements(tx, input);
    const decides = (proposer: string) =>
      ctx.actor.kind === 'person' && ctx.actor.id !== proposer && holds(ctx.actor, 'finance');
    const items = rows.map((row): SupplementView => {
      const state = row.state as SupplementView['state'];
      return {
        id: row.id,
        number: row.number,
        version: { id: row.version_id, number: row.version_number, name: row.version_name, sample: row.sample },
        sku: pricedSkuSchema.parse(row.sku),
        unit: row.unit,
        rule: priceRuleSchema.parse(row.rule),
        reason: row.reason,
        reference: row.reference,
        state,
        proposedBy: { id: row.proposed_by, name: row.proposer },
        proposedAt: row.proposed_at.toISOString(),
        decidedBy: row.decided_by && row.decider ? { id: row.decided_by, name: row.decider } : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
        note: row.decision_note,
        mayDecide: state === 'proposed' && decides(row.proposed_by),
      };
    });
    return { ...page, items };
  },
});
