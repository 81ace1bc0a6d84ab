import { randomUUID } from 'node:crypto';
import { parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { ingestUsage } from '../metering/ingest-usage.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { workOutCharges } from './work-out-charges.ts';

const CHANGE = '2026-10-15T16:00:00.000Z';
const END = '2026-10-31T16:00:00.000Z';
const VERSION: BookVersion = {
  id: 'v',
  number: 'JG-1',
  name: 'JG-1',
  sample: true,
  departmentId: null,
  validFrom: new Date('2025-12-31T16:00:00Z'),
  validTo: null,
  rules: new Map(
    ['backup-gb-used.x86', 'vcpu.x86'].map((sku) => [sku, { unit: 'GB', rule: unitPriceRule(parsePrice('2')) }]),
  ),
};
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

it('what stands at a month’s end is of the contract that the month ends with, and whole there', async () => {
  const sign = (validFrom: string, validTo: string) =>
    signContract(sample.as(person('finance'), '2026-09-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      departmentId: SAMPLE.ours,
      name: '政务云服务合同',
      annualFen: '0',
      validFrom,
      validTo,
    });
  await sign('2026-09-30T16:00:00Z', CHANGE);
  const { id: resourceId } = await sample.resource();
  const at = new Date('2026-10-01T16:00:00Z');
  await recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind: 'create',
    at,
    amounts: { vcpu: 1n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
  const read = {
    resourceId,
    dimension: 'backup-gb' as const,
    quantity: '500',
    unit: 'GB',
    at: '2026-10-02T00:00:00.000Z',
  };
  await ingestUsage(sample.as(JOB, '2026-10-03T00:00:00Z', sample.worker), {
    source: 'meter',
    events: [{ ...read, eventId: 'b1' }],
  });
  const backups = async (from: string, to: string) => {
    const asked = { departmentId: SAMPLE.ours, month: '2026-10', from: new Date(from), to: new Date(to) };
    const { charges } = await workOutCharges(sample.as(JOB, END, sample.worker), { ...asked, versions: [VERSION] });
    return charges.flatMap(({ sku, quantity }) =>
      sku === 'backup-gb-used.x86' && quantity !== null ? [formatQuantity(quantity)] : [],
    );
  };
  const first = () => backups('2026-09-30T16:00:00Z', CHANGE);
  const whole = await first();
  expect(whole.map(Number)).toEqual([500]);
  await sign(CHANGE, '2026-12-31T16:00:00Z');
  expect(await first()).toEqual([]);
  expect(await backups(CHANGE, END)).toEqual(whole);
});
