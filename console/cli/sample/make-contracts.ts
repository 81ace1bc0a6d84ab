import { listContracts } from '@zhengyun/domain/contracts/list-contracts.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { listBooks } from '@zhengyun/domain/pricing/list-books.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { beginningOfDay, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { samplePrices } from './figures.ts';
import { type Keys, keyOf } from './make-people.ts';
import { missingSamplePrices } from './missing-prices.ts';

interface Parties {
  readonly organisations: Keys;
  readonly departments: Keys;
}

/**
 * Sample prices in force from this year's beginning, and a contract of each department with the operator for three years.
 * Where an older release left a sample that lacks what is new, a second version follows: a published one never changes.
 */
export async function makeSampleContracts(ctx: () => Context, { organisations, departments }: Parties): Promise<void> {
  const year = Number(dayOf(ctx().now).slice(0, 4));
  const beginning = (of: number) => beginningOfDay(`${of}-01-01`).toISOString();
  const { versions } = await listBooks(ctx());
  if (versions.length === 0)
    await publishVersion(ctx(), {
      name: `${year} 年样例价目`,
      sample: true,
      validFrom: beginning(year),
      prices: samplePrices,
    });
  else if (missingSamplePrices(versions).length > 0)
    await publishVersion(ctx(), {
      name: `${year} 年样例价目（增补新项目）`,
      sample: true,
      validFrom: new Date(ctx().now.getTime() + 1_000).toISOString(),
      prices: samplePrices,
    });
  const contracts = (await listContracts(ctx(), { limit: 200 })).items;
  for (const [slug, departmentId] of departments) {
    if (contracts.some((contract) => contract.department.id === departmentId)) continue;
    await signContract(ctx(), {
      departmentId,
      operatorId: keyOf(organisations, 'cloud-operator'),
      name: `政务云服务合同（样例）${slug}`,
      validFrom: beginning(year),
      validTo: beginning(year + 3),
    });
  }
}
