import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../approvals/read-evidence.ts';
import { listCatalogue } from '../catalogue/list-catalogue.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitExtend } from '../requests/submit-extend.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { listBooks } from './list-books.ts';
import { publishVersion } from './publish-version.ts';
import { quote } from './quote.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 100 } }];
const prices = SKUS.map((sku) => ({ sku, unit: '个·月', unitPrice: '1.000000' }));
const nextMonth = '2026-11-30T16:00:00.000Z';

describe('a quote', () => {
  it('is by the version in force, to the end of the year in Shanghai, and says that it is a sample', async () => {
    const applicant = await province.as('applicant');
    const quoted = await quote(applicant, { lines });
    expect(quoted).toMatchObject({ monthFen: '450000', yearEndsAt: '2026-12-31T16:00:00.000Z' });
    expect(quoted.priceVersion.sample).toBe(true);
    expect(quoted.lines[0]!.parts).toMatchObject([{ sku: 'bandwidth-mbps.x86', units: '100', unitPrice: '45.000000' }]);
    const { items, priceVersion } = await listCatalogue(applicant);
    expect(priceVersion?.id).toBe(quoted.priceVersion.id);
    expect(items.find((item) => item.code === 'bandwidth')?.skus[0]?.unitPrice).toBe('45.000000');
  });

  it('takes the domestic price in a domestic zone', async () => {
    const spec = { item: 'cloud-host' as const, count: 1, vcpu: 1, memoryGb: 1 };
    const place = { cloud: 'guangzhou', zone: 'extranet-xc', spec };
    const { lines: quoted } = await quote(await province.as('applicant'), { lines: [place] });
    expect(quoted[0]!.parts[0]).toMatchObject({ sku: 'vcpu.xinchuang', unitPrice: '72.800000' });
  });

  it('is refused before any price is in force', async () => {
    const early = await province.as('applicant', new Date('2025-06-01T00:00:00Z'));
    await expect(quote(early, { lines })).rejects.toMatchObject({ code: 'NO_PRICE' });
  });
});

describe('publishing prices', () => {
  const version = { name: '十二月价目', sample: true, validFrom: nextMonth, prices };

  it('ends the version before where the new one begins, and changes nothing of it', async () => {
    const finance = await province.as('finance');
    const before = (await listBooks(finance)).versions[0]!;
    const { versionId } = await publishVersion(finance, version);
    const { versions } = await listBooks(finance);
    expect(versions.map((each) => [each.id, each.validTo])).toEqual([
      [versionId, null],
      [before.id, nextMonth],
    ]);
    expect(versions[1]!.prices).toEqual(before.prices);
    expect(await quote(await province.as('applicant', MONDAY), { lines })).toMatchObject({ monthFen: '450000' });
    expect(await quote(await province.as('applicant', new Date(nextMonth)), { lines })).toMatchObject({
      monthFen: '10000',
    });
  });

  it('is finance’s alone, never into the past, never twice from one instant', async () => {
    await expect(publishVersion(await province.as('engineer'), version)).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const finance = await province.as('finance');
    const past = { ...version, validFrom: '2026-11-01T00:00:00.000Z' };
    await expect(publishVersion(finance, past)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(publishVersion(finance, version)).rejects.toMatchObject({ facts: { field: 'validFrom' } });
  });

  it('can’t be undone in the database: a published price never changes', async () => {
    const change = province.within(({ tx }) => tx.updateTable('price').set({ unit_price: '9.000000' }).execute());
    await expect(change).rejects.toThrow(/append-only|permission denied/);
  });
});

describe('a price version that takes effect before the year’s end', () => {
  it('is shown beside the quoted one to who decides, with what it makes of the cost until then', async () => {
    const applicant = await province.as('applicant');
    const { id: systemId } = await findSystem(applicant, { reference: 'drug-supervision' });
    const order = { systemId, title: '带宽', reason: '业务', mlpsGrade: 3 as const, lines };
    const { requestId } = await submitRequest(applicant, order);
    const { price } = await readEvidence(await province.as('approver'), { requestId });
    const { change } = price;
    expect(price.version?.number).not.toBe(change?.versions[0]?.version.number);
    expect(change?.versions).toMatchObject([{ validFrom: nextMonth, monthFen: '10000' }]);
    // November as quoted; December for 100 yuan and not for 4,500.
    expect(BigInt(change?.yearEndFen ?? '0') - BigInt(change?.quotedYearEndFen ?? '0')).toBe(10_000n - 450_000n);
    await withdrawRequest(applicant, { requestId });
    expect((await readEvidence(await province.as('approver'), { requestId })).price.change).toBe(null);
  });
});

describe('the price of an extension', () => {
  const [november, december] = [MONDAY, new Date('2026-12-05T02:00:00Z')];
  let flow: Awaited<ReturnType<typeof orderedLines>>;
  beforeAll(async () => {
    flow = await orderedLines(province);
  });
  afterAll(() => flow.end());

  /** What who decides is shown of the price of an extension by three months, asked for at `now` of a host that was ordered in November. */
  async function extended(now: Date, lastDay?: string) {
    const { requestId: ordered, operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    const resourceId = (await flow.request(ordered)).lines[0]!.resource.id;
    if (lastDay)
      await province.within(({ tx }) =>
        tx.updateTable('lease').set({ last_day: lastDay }).where('resource_id', '=', resourceId).execute(),
      );
    const { requestId } = await submitExtend(await province.as('applicant', now), {
      resourceId,
      months: 3,
      reason: '业务继续',
    });
    return (await readEvidence(await province.as('approver', now), { requestId })).price;
  }

  it('is by the version in force when it is asked for, which is no change though the host was ordered by another', async () => {
    const { version, change } = await extended(december);
    const quoted = await quote(await province.as('applicant', december), { lines });
    expect(version?.number).toBe(quoted.priceVersion.number);
    expect(change).toBe(null);
  });

  it('doesn’t change before the year’s end while the lease runs past it', async () => {
    expect((await extended(november)).change).toBe(null);
  });

  it('changes for the time that is added alone', async () => {
    const { change, monthFen, yearEndFen } = await extended(november, '2026-11-30');
    expect(change?.versions).toMatchObject([{ validFrom: nextMonth }]);
    // All of December, which is what is added of this year.
    expect(change?.quotedYearEndFen).toBe(monthFen);
    expect(change?.quotedYearEndFen).toBe(yearEndFen);
    expect(change?.yearEndFen).toBe(change?.versions[0]?.monthFen);
  });
});
