import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import type { z } from 'zod';
import type { Rated } from '../rating/rules.ts';
import { workOutCharges } from '../rating/work-out-charges.ts';
import { netUnder } from '../settlement/net-under.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { soundPrices } from './publish-rules.ts';
import { rulesInForce } from './rules-in-force.ts';
import { pricedSkuSchema, simulatePricesSchema, type simulationSchema } from './schemas.ts';
import { booksUnder, comparedText, compareRated, departmentText, netTotal, usedBy } from './simulation-rules.ts';
import { departmentsToRate, versionWithRules } from './store.ts';

type Input = z.output<typeof simulatePricesSchema>;

/**
 * Who would have paid what more in a month under a draft: all use of the month to date, with or without a contract, rated by the prices
 * that reigned and by the draft through the one rating that statements are made by; and what would have been paid after deductions, coefficient and bounds, with what of
 * it nobody knows. Nothing is stored. PRICE_RULE_UNSOUND, INPUT_INVALID as when publishing; MONTH_INVALID before the month begins; NOT_FOUND a version or department.
 */
export const simulatePrices = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: simulatePricesSchema,
  async read(scope, input): Promise<z.output<typeof simulationSchema>> {
    const whole = periodOf(input.month);
    const now = Math.floor(scope.ctx.now.getTime() / 1000) * 1000;
    const period = { from: whole.from, to: new Date(Math.min(whole.to.getTime(), now)) };
    if (period.to <= period.from) throw new DomainError('MONTH_INVALID', { month: input.month });
    const draft = await draftOf(scope, input, period.from);
    const departments = await departmentsToRate(scope.tx, draft.departmentId);
    if (departments.length === 0) throw new DomainError('NOT_FOUND', { what: 'department' });
    const rated = [];
    for (const { id } of departments) {
      const asked = { departmentId: id, month: input.month, ...period };
      const versions = await rulesInForce.definition.read(scope, { departmentId: id, ...period });
      const under = [...booksUnder(draft, versions)];
      const inForce = await workOutCharges.definition.read(scope, { ...asked, versions: [...versions] });
      const byDraft = await workOutCharges.definition.read(scope, { ...asked, versions: under });
      const net = (by: readonly BookVersion[], of: Rated) =>
        netUnder.definition.read(scope, { ...asked, versions: [...by], rated: of });
      const nets = { inForce: await net(versions, inForce), byDraft: await net(under, byDraft) };
      rated.push({ id, inForce: usedBy(inForce), byDraft: usedBy(byDraft), net: nets });
    }
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    const result = compareRated(rated);
    return {
      month: input.month,
      from: period.from.toISOString(),
      to: period.to.toISOString(),
      total: comparedText(result.total),
      net: netTotal(result.departments),
      departments: result.departments.map((each) => departmentText(each, names.get(each.id) ?? each.id)),
      items: result.items.map(({ sku, unit, ...figures }) => ({
        sku: pricedSkuSchema.parse(sku),
        unit,
        ...comparedText(figures),
      })),
    };
  },
});

async function draftOf(scope: VerbScope, { versionId, prices, departmentId }: Input, from: Date): Promise<BookVersion> {
  const always = { validFrom: from, validTo: null };
  if (versionId !== undefined) {
    const published = await versionWithRules(scope.tx, versionId);
    if (!published) throw new DomainError('NOT_FOUND', { what: 'price-version' });
    return { ...published, ...always };
  }
  const rules = new Map(soundPrices(prices ?? []).map(({ sku, unit, rule }) => [sku as string, { unit, rule }]));
  return { id: 'draft', number: 'draft', name: 'draft', sample: true, departmentId, ...always, rules };
}
