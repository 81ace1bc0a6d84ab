import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listCatalogue } from '../catalogue/list-catalogue.ts';
import { listItemVersions } from '../catalogue/list-item-versions.ts';
import { publishItemVersion } from '../catalogue/publish-item-version.ts';
import { withdrawItemVersion } from '../catalogue/withdraw-item-version.ts';
import { listBooks } from '../pricing/list-books.ts';
import { publishVersion } from '../pricing/publish-version.ts';
import { submitRequest } from '../requests/submit.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { getCart } from './get-cart.ts';
import { listFavourites } from './list-favourites.ts';
import { putInCart } from './put-in-cart.ts';
import { removeFromCart } from './remove-from-cart.ts';
import { setFavourite } from './set-favourite.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const applicant = (now?: Date) => province.as('applicant', now);
const HOST = { item: 'cloud-host' as const, count: 1, vcpu: 2, memoryGb: 4 };
const place = { cloud: 'guangzhou', zone: 'extranet' };
const bucket = { ...place, spec: { item: 'object-bucket' as const, quotaGb: 500 } };
const cart = async (now?: Date) => (await getCart(await applicant(now), undefined)).lines;
const clear = async (now?: Date) => {
  const lineIds = (await cart(now)).map(({ id }) => id);
  if (lineIds.length > 0) await removeFromCart(await applicant(now), { lineIds });
};
beforeEach(() => clear());

describe('a cart', () => {
  it('keeps what was put in across sessions, also what is not filled in yet, with its price', async () => {
    const half = { cloud: null, zone: null, spec: { ...HOST, count: 0, note: '<script>' } };
    await putInCart(await applicant(), { lines: [bucket, half] });
    const { lines, monthFen } = await getCart(await applicant(), undefined);
    expect(lines).toMatchObject([
      { ...bucket, complete: true, changes: [], trouble: null },
      { cloud: null, complete: false, monthFen: null, trouble: null, spec: half.spec },
    ]);
    expect(BigInt(monthFen)).toBeGreaterThan(0n);
    expect(lines[0]?.monthFen).toBe(monthFen);
    expect(lines[0]?.monthFenThen).toBe(monthFen);
  });

  it('is its person’s own: the colleague sees none of it and takes nothing out', async () => {
    const { lineIds } = await putInCart(await applicant(), { lines: [bucket] });
    expect((await getCart(await province.as('approver'), undefined)).lines).toEqual([]);
    const taken = removeFromCart(await province.as('approver'), { lineIds });
    await expect(taken).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await cart()).toHaveLength(1);
    const row = (await province.audit('carts.removed')).at(-1);
    expect(row).toMatchObject({ outcome: 'refused', code: 'NOT_FOUND' });
  });

  it('holds no more than an order may have, and nothing of what is too much', async () => {
    await putInCart(await applicant(), { lines: Array.from({ length: 199 }, () => bucket) });
    const more = putInCart(await applicant(), { lines: [bucket, bucket] });
    await expect(more).rejects.toMatchObject({ code: 'CART_FULL', facts: { limit: 200 } });
    expect(await cart()).toHaveLength(199);
  });

  it('refuses what could never be a line', async () => {
    const spec = { item: 'cloud-host' as const, note: 'x'.repeat(9_000) };
    await expect(putInCart(await applicant(), { lines: [{ ...place, spec }] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const unknown = { ...place, spec: { item: 'spaceship' } } as never;
    await expect(putInCart(await applicant(), { lines: [unknown] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(putInCart(await province.as('finance'), { lines: [bucket] })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });

  it.each([
    ['a cloud that there is not', { cloud: 'atlantis' }, { code: 'CLOUD_UNKNOWN', facts: { cloud: 'atlantis' } }],
    ['a zone that the cloud has not', { zone: 'moon' }, { code: 'ZONE_UNKNOWN', facts: { zone: 'moon' } }],
    ['a zone that no cloud has', { cloud: null, zone: 'moon' }, { code: 'ZONE_UNKNOWN', facts: { zone: 'moon' } }],
  ])('keeps nothing where a line names %s, and says which', async (_, change, refusal) => {
    const put = putInCart(await applicant(), { lines: [bucket, { ...bucket, ...change }] });
    await expect(put).rejects.toMatchObject(refusal);
    expect(await cart()).toEqual([]);
    await putInCart(await applicant(), { lines: [{ ...bucket, cloud: null }] });
    expect(await cart()).toHaveLength(1);
  });

  it('tells of a place that can’t be had, beside the lines that can', async () => {
    const { lineIds } = await putInCart(await applicant(), { lines: [bucket, bucket, bucket] });
    // Its zone is taken off the cloud, and the cloud of the other ends, after they were put in.
    const { actor } = await applicant();
    await province.owner.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.person', ${actor.kind === 'person' ? actor.id : ''}, true)`.execute(tx);
      const line = (at: number) => tx.updateTable('cart_line').where('id', '=', lineIds[at]!);
      await line(1).set({ zone: 'moon' }).execute();
      await line(2).set({ cloud: 'atlantis' }).execute();
    });
    expect((await cart()).map(({ trouble }) => trouble?.code)).toEqual([undefined, 'ZONE_UNKNOWN', 'CLOUD_UNKNOWN']);
  });
});

describe('what has changed since a line was put in', () => {
  const at = (day: string) => new Date(`2027-${day}T02:00:00Z`);
  const terms = async (now: Date) => {
    const { items } = await listCatalogue(await applicant(now), undefined);
    return items.find(({ code }) => code === 'object-bucket')!.version.terms;
  };
  const publish = async (change: object, now: Date) => {
    const input = { item: 'object-bucket' as const, validFrom: now.toISOString(), reason: '调整' };
    return publishItemVersion(await province.as('authority', now), {
      ...input,
      terms: { ...(await terms(now)), ...change },
    });
  };

  it('is its price, its terms, and that it was withdrawn: an order of it is refused, one of before keeps its version', async () => {
    await clear(at('01-04'));
    await putInCart(await applicant(at('01-04')), { lines: [bucket] });
    const { versions } = await listBooks(await province.as('finance', at('01-04')), undefined);
    const prices = versions[0]!.prices.map(({ sku, unit, unitPrice }) => ({
      sku,
      unit,
      unitPrice: sku === 'object-gb.x86' ? '9.000000' : unitPrice,
    }));
    const book = { name: '新价', sample: true, validFrom: at('01-05').toISOString(), prices };
    await publishVersion(province.job(at('01-04')), book);
    expect((await cart(at('01-05')))[0]).toMatchObject({ changes: ['price-up'], trouble: null });

    await publish({ leadWorkingDays: 10 }, at('01-06'));
    expect((await cart(at('01-06')))[0]).toMatchObject({ changes: ['price-up', 'terms'], itemVersion: 2 });
    const { id: systemId } = await findSystem(await applicant(), { reference: 'drug-supervision' });
    const order = { systemId, title: '桶', reason: '存档', mlpsGrade: 3 as const, lines: [bucket] };
    const { requestId } = await submitRequest(await applicant(at('01-06')), order);

    await publish({ onSale: false }, at('01-07'));
    expect((await cart(at('01-07')))[0]).toMatchObject({
      monthFen: null,
      trouble: { code: 'ITEM_NOT_OFFERED', facts: { term: 'onSale', version: 3 } },
    });
    await expect(submitRequest(await applicant(at('01-07')), order)).rejects.toMatchObject({
      code: 'ITEM_NOT_OFFERED',
      facts: { field: 'lines.0.spec.item', term: 'onSale' },
    });
    const pinned = await province.within(({ tx }) =>
      tx.selectFrom('order_line').select('item_version').where('request_id', '=', requestId).execute(),
    );
    expect(pinned).toEqual([{ item_version: 2 }]);

    const history = await listItemVersions(await province.as('auditor'), { item: 'object-bucket' });
    expect(history.versions.map(({ version, publishedBy }) => [version, publishedBy !== null])).toEqual([
      [3, true],
      [2, true],
      [1, false],
    ]);
    expect(await province.audit('catalogue.version-published')).toHaveLength(2);
  });

  it('is withdrawn before it comes into force, so that a wrong date keeps no other out; what is in force stays', async () => {
    const now = at('02-01');
    const authority = await province.as('authority', now);
    const input = { item: 'postgresql' as const, reason: '调整', terms: await terms(now) };
    const wrong = await publishItemVersion(authority, { ...input, validFrom: at('06-01').toISOString() });
    const right = { ...input, validFrom: at('02-02').toISOString() };
    await expect(publishItemVersion(authority, right)).rejects.toMatchObject({ facts: { field: 'validFrom' } });
    const withdrawal = { item: 'postgresql' as const, version: wrong.version, reason: '日期填错' };
    for (const [who, code] of [
      ['engineer', 'ROLE_MISSING'],
      ['applicant', 'ROLE_MISSING'],
    ] as const)
      await expect(withdrawItemVersion(await province.as(who, now), withdrawal)).rejects.toMatchObject({ code });
    await withdrawItemVersion(authority, withdrawal);
    await expect(withdrawItemVersion(authority, withdrawal)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const published = await publishItemVersion(authority, right);
    expect(published.version).toBe(wrong.version + 1);
    const { versions } = await listItemVersions(await province.as('auditor'), { item: 'postgresql' });
    expect(versions.map(({ version, withdrawn }) => [version, withdrawn?.reason ?? null])).toEqual([
      [3, null],
      [2, '日期填错'],
      [1, null],
    ]);
    const inForce = await province.as('authority', at('02-02'));
    await expect(withdrawItemVersion(inForce, { ...withdrawal, version: published.version })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await province.audit('catalogue.version-withdrawn')).toMatchObject([
      { outcome: 'refused' },
      { outcome: 'refused' },
      { outcome: 'done', detail: { version: 2, reason: '日期填错' } },
      { outcome: 'refused' },
      { outcome: 'refused' },
    ]);
  });

  it('comes from nobody but the authority, never backwards, and never beyond what the release makes', async () => {
    const now = at('02-01');
    const input = { item: 'cache' as const, validFrom: now.toISOString(), reason: '调整', terms: await terms(now) };
    await expect(publishItemVersion(await province.as('engineer', now), input)).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const authority = await province.as('authority', now);
    const past = { ...input, validFrom: at('01-31').toISOString() };
    await expect(publishItemVersion(authority, past)).rejects.toMatchObject({ facts: { field: 'validFrom' } });
    const slip = { ...input, validFrom: '2062-03-01T02:00:00.000Z' };
    await expect(publishItemVersion(authority, slip)).rejects.toMatchObject({ facts: { field: 'validFrom' } });
    const nowhere = { ...input, terms: { ...input.terms, zones: ['extranet', 'moon'] } };
    const unlisted = { code: 'ZONE_NOT_LISTED', facts: { zone: 'moon' } };
    await expect(publishItemVersion(authority, nowhere)).rejects.toMatchObject(unlisted);
    const later = { ...input, validFrom: at('03-01').toISOString() };
    await publishItemVersion(authority, later);
    await expect(publishItemVersion(authority, later)).rejects.toMatchObject({ facts: { field: 'validFrom' } });
    for (const availabilityPpm of ['1000001', 'a lot', '-1', '']) {
      const beyond = { ...input, terms: { ...input.terms, availabilityPpm } };
      await expect(publishItemVersion(authority, beyond)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });
});

describe('favourites', () => {
  it('are each person’s own, and marking twice is marking once', async () => {
    const mark = async (who: string, favourite: boolean) =>
      (await setFavourite(await province.as(who), { item: 'cache', favourite })).items;
    expect(await mark('applicant', true)).toEqual(['cache']);
    expect(await mark('applicant', true)).toEqual(['cache']);
    expect(await listFavourites(await province.as('finance'), undefined)).toEqual({ items: [] });
    expect(await mark('applicant', false)).toEqual([]);
  });
});
