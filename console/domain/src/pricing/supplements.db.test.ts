import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideSupplement } from './decide-supplement.ts';
import { listBooks } from './list-books.ts';
import { listSupplements } from './list-supplements.ts';
import { openPrices } from './open-prices.ts';
import { proposeSupplement } from './propose-supplement.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const AUTHORITY = person('authority-approver');
const DEPARTMENT = person('department-approver', SAMPLE.ours);
const NOW = '2026-08-06T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

const as = (actor = FINANCE, at = NOW) => sample.as(actor, at);
const rule = (unitPrice: string) => ({
  model: { kind: 'unit' as const, unitPrice },
  ...{ discountPpm: '0', minimum: null, maximum: null, month: 'calendar' as const },
});
const wanted = (sku: string, more: object = {}) =>
  ({
    ...{ versionId: SAMPLE.priceVersion, sku, unit: '个·月', rule: rule('12.000000') },
    ...{ reason: '版本发布时漏列', reference: '会议纪要 12 号', ...more },
  }) as never;
const approve = (supplementId: string, actor = OTHER) =>
  decideSupplement(as(actor), { supplementId, decision: 'approve' });
const pricesOfBook = async (actor = DEPARTMENT) =>
  (await listBooks(as(actor), undefined)).versions.find(({ id }) => id === SAMPLE.priceVersion)?.prices ?? [];
const audits = async (action: string) =>
  (await sample.owner.query(`select outcome, detail from audit_row where action = $1 order by at, id`, [action])).rows;

describe('a price that a version in force lacks', () => {
  it('is added by two people, and is from then on a price of the version that says where it came from', async () => {
    const proposed = await proposeSupplement(as(AUTHORITY), wanted('public-ip.x86'));
    expect(proposed.number).toBe('BJ-2026-000001');
    expect((await pricesOfBook()).map(({ sku }) => sku)).not.toContain('public-ip.x86');
    const [waiting] = (await listSupplements(as(OTHER), {})).items;
    expect(waiting).toMatchObject({ number: proposed.number, state: 'proposed', mayDecide: true, decidedBy: null });
    // The same sample person proposed it as one of the authority: never decided by the one who proposed, whatever role it is done in.
    expect((await listSupplements(as(FINANCE), {})).items[0]?.mayDecide).toBe(false);
    await expect(approve(proposed.supplementId, FINANCE)).rejects.toMatchObject({ code: 'SUPPLEMENT_PROPOSER' });
    expect(await approve(proposed.supplementId)).toMatchObject({ state: 'approved', number: proposed.number });
    expect((await pricesOfBook()).find(({ sku }) => sku === 'public-ip.x86')).toMatchObject({
      unitPrice: '12.000000',
      supplement: { number: proposed.number, reference: '会议纪要 12 号', approvedAt: NOW },
    });
    expect((await pricesOfBook()).find(({ sku }) => sku === 'vcpu.x86')?.supplement).toBeNull();
    const { prices } = await openPrices(as({ kind: 'job', task: 'open' } as never), {});
    expect(prices.find(({ sku }) => sku === 'public-ip.x86')?.supplement?.number).toBe(proposed.number);
    expect((await audits('pricing.supplement-proposed'))[0]).toMatchObject({
      outcome: 'done',
      detail: { supplement: proposed.number, reference: '会议纪要 12 号', sku: 'public-ip.x86' },
    });
    expect((await audits('pricing.supplement-decided')).map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  it('can neither be changed nor taken away, nor given a second price', async () => {
    await expect(sample.owner.query(`update price_supplement set reason = 'x'`)).rejects.toThrow('is refused');
    await expect(sample.owner.query('truncate price_supplement cascade')).rejects.toThrow('refused');
    expect((await sample.owner.query('delete from price_supplement')).rowCount).toBe(0);
    await expect(proposeSupplement(as(), wanted('public-ip.x86'))).rejects.toMatchObject({
      code: 'PRICE_STANDS',
      facts: { sku: 'public-ip.x86', number: 'JG-2026-000001' },
    });
  });

  it('is refused where a price stands, of what is metered, of a version that is to come or isn’t there, and with an unsound rule', async () => {
    const versionId = '00000000-0000-7000-8000-0000000000b2';
    await sample.owner.query(
      `insert into price_version (id, number, name, sample, department_id, valid_from, created_at)
       values ($1, 'JG-2027-000001', '2027', true, $2, '2026-12-31T16:00:00Z', now())`,
      [versionId, SAMPLE.ours],
    );
    const code = (sku: string, more: object = {}) =>
      expect(proposeSupplement(as(), wanted(sku, more))).rejects.toMatchObject;
    await code('vcpu.x86')({ code: 'PRICE_STANDS' });
    await code('traffic-gb.x86')({ code: 'METER_PRICED_AHEAD' });
    await code('object-gb.x86', { versionId })({ code: 'STATE_CONFLICT' });
    await code('object-gb.x86', { versionId: '00000000-0000-7000-8000-00000000ffff' })({ code: 'NOT_FOUND' });
    await code('object-gb.x86', { rule: rule('-1') })({ code: 'PRICE_RULE_UNSOUND', facts: { field: 'rule' } });
    await code('object-gb.x86', { rule: rule('NaN') })({ code: 'INPUT_INVALID' });
    await code('object-gb.x86', { reference: ' ' })({ code: 'INPUT_INVALID' });
    await code('gold.x86')({ code: 'UNKNOWN_SKU' });
  });

  it('waits once for each item, is refused with a note, and may then be proposed anew', async () => {
    const { supplementId, number } = await proposeSupplement(as(), wanted('object-gb.x86'));
    await expect(proposeSupplement(as(OTHER), wanted('object-gb.x86'))).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: number, state: 'proposed' },
    });
    const refuse = (note: string) => decideSupplement(as(OTHER), { supplementId, decision: 'refuse', note });
    await expect(refuse('')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await refuse('依据不足')).toMatchObject({ state: 'refused' });
    await expect(approve(supplementId)).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'refused' } });
    expect((await pricesOfBook()).map(({ sku }) => sku)).not.toContain('object-gb.x86');
    await proposeSupplement(as(OTHER), wanted('object-gb.x86'));
  });

  it('approved by two at once is there once', async () => {
    const { supplementId } = await proposeSupplement(as(AUTHORITY), wanted('gpu-share.x86'));
    const both = await Promise.allSettled([approve(supplementId), approve(supplementId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STATE_CONFLICT' } });
    expect((await pricesOfBook()).filter(({ sku }) => sku === 'gpu-share.x86')).toHaveLength(1);
  });

  it('is nothing that a department proposes, decides or sees while it waits', async () => {
    await expect(proposeSupplement(as(DEPARTMENT), wanted('backup-gb.x86'))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(listSupplements(as(DEPARTMENT), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const { supplementId } = await proposeSupplement(as(), wanted('backup-gb.x86'));
    await expect(approve(supplementId, DEPARTMENT)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(approve(supplementId, colleague('authority-approver'))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const { rows } = await sample.owner.query(
      `select has_table_privilege('zy_app', 'price_supplement', 'delete') as delete, has_column_privilege('zy_app', 'price_supplement', 'rule', 'update') as change`,
    );
    expect(rows).toEqual([{ delete: false, change: false }]);
  });
});
