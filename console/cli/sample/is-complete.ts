import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { listContracts } from '@zhengyun/domain/contracts/list-contracts.ts';
import { listPeople } from '@zhengyun/domain/people/list-people.ts';
import { listBooks } from '@zhengyun/domain/pricing/list-books.ts';
import { listSystems } from '@zhengyun/domain/tenancy/list-systems.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { SAMPLE_CLOUDS } from './clouds.ts';
import { missingSamplePrices } from './missing-prices.ts';
import { SAMPLE_ORGANISATIONS, SAMPLE_PEOPLE, SAMPLE_SYSTEMS } from './people.ts';

/**
 * Whether the whole sample province stands, so that a warm start leaves it alone. Contracts are made last: with them quota and
 * prices stand too, unless a newer release sells more.
 */
export async function isComplete(ctx: () => Context): Promise<boolean> {
  const limit = 200;
  const people = new Set((await listPeople(ctx(), { search: 'sample:', limit })).items.map((each) => each.subject));
  const systems = new Set((await listSystems(ctx(), { limit })).items.map((each) => each.slug));
  const clouds = new Set((await cloudsOverview(ctx())).clouds.map((each) => each.slug));
  const contracts = new Set((await listContracts(ctx(), { limit })).items.map((each) => each.department.name));
  const departments = SAMPLE_ORGANISATIONS.flatMap((organisation) => organisation.departments);
  return (
    SAMPLE_PEOPLE.every(({ slug }) => people.has(`sample:${slug}`)) &&
    SAMPLE_SYSTEMS.every(({ slug }) => systems.has(slug)) &&
    SAMPLE_CLOUDS.every(({ slug }) => clouds.has(slug)) &&
    departments.every(({ name }) => contracts.has(name)) &&
    missingSamplePrices((await listBooks(ctx())).versions).length === 0
  );
}
