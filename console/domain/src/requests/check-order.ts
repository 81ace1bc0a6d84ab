import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { foreseeOrder } from '../budgets/foresee-order.ts';
import { findTerms } from '../catalogue/find-terms.ts';
import { findPeopleInService } from '../people/find-people-in-service.ts';
import { quote } from '../pricing/quote.ts';
import { foreseeQuota } from '../quota/foresee-quota.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { standingOf } from './beside-store.ts';
import { ONE_A_TENANCY, type Place, placeOf, type Refusal, secondOfItem, tenancyKey } from './line-rules.ts';
import { refuseGrade, refuseOrderLine } from './order-line-rules.ts';
import { pinnedOf } from './pinned-terms-rules.ts';
import { submitSchema } from './schemas.ts';
import { placesOf, placesWithItem } from './store.ts';
import { targetsOf } from './target-store.ts';

/** A refusal at one line of an order, from 1; 0 is the order as a whole. */
type RowRefusal = Refusal & { readonly row: number };

/**
 * Everything that is wrong with an order, without storing it: places, grades, targets, people and what a tenancy has one of, line by line; when all lines
 * stand, price and quota of the whole. What is right comes with it, so that submitting needs no second look.
 */
export const checkOrder = query({
  allow: ['applicant', 'department-approver', 'job'],
  input: submitSchema,
  async read(scope, order) {
    const { tx } = scope;
    const system = await findSystem.definition.read(scope, { id: order.systemId });
    const places = await placesOf(tx, [...new Set(order.lines.map((line) => line.cloud))]);
    const wrongGrade = refuseGrade(order.mlpsGrade, system);
    const errors: RowRefusal[] = wrongGrade ? [{ row: 0, ...wrongGrade }] : [];
    const specs = order.lines.map((line) => line.spec);
    const targets = await targetsOf(tx, specs);
    const standing = await standingOf(tx, system.id);
    const departmentId = system.department.id;
    const people = await findPeopleInService.definition.read(scope, { departmentIds: [departmentId] });
    const terms = await findTerms.definition.read(scope, undefined);
    const { lines } = order;
    const { mlpsGrade } = system;
    const standards = { mlpsGrade, places, terms, policy: profilePolicyAt(scope.ctx.now), now: scope.ctx.now };
    const own = { systemId: system.id, targets, people: people.get(departmentId) ?? new Set<string>() };
    lines.forEach((line, index) => {
      const refusal = refuseOrderLine(line, { ...standards, ...own, beside: [...standing, ...lines] });
      if (refusal) errors.push({ row: index + 1, ...refusal });
    });
    for (const { item, code } of ONE_A_TENANCY)
      for (const row of secondOfItem(item, order.lines, await placesWithItem(tx, system.id, item)))
        errors.push({ row, code, facts: {}, field: 'spec.item' });
    if (errors.length > 0) return { system, errors, placed: [], quote: null };

    const placed = order.lines.map((line) => ({
      line,
      place: placeOf(line, places) as Place,
      key: tenancyKey(line),
      pinned: pinnedOf(terms.get(line.spec.item)),
    }));
    const changes = placed.map(({ line, place }) => ({
      cloudId: place.cloudId,
      xinchuang: place.xinchuang,
      before: null,
      after: line.spec,
    }));
    const { refusal } = await foreseeQuota.definition.read(scope, { departmentId, systemId: system.id, changes });
    if (refusal) return { system, errors: [{ row: 0, field: 'lines', ...refusal }], placed, quote: null };
    try {
      const toPrice = lines.map(({ cloud, zone, spec }) => ({ cloud, zone, spec }));
      const priced = await quote.definition.read(scope, { lines: toPrice });
      const { project = null, fundingSource = null } = order;
      const asked = { departmentId, project, fundingSource, askedFen: priced.yearEndFen };
      const beyond = await foreseeOrder.definition.read(scope, asked);
      if (beyond) return { system, errors: [{ row: 0, field: 'lines', ...beyond }], placed, quote: null };
      return { system, errors, placed, quote: priced };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'NO_PRICE') throw error;
      return { system, errors: [{ row: 0, field: 'lines', code: error.code, facts: {} }], placed, quote: null };
    }
  },
});
