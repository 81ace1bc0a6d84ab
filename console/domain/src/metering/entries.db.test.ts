import { randomUUID } from 'node:crypto';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { effectiveUses, type UsageEntry } from '@zhengyun/rulebook/usage-entries.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../verb/actor.ts';
import { amendUse } from './amend-use.ts';
import { decideEntry } from './decide-entry.ts';
import { enterCount } from './enter-count.ts';
import { ingestUsage } from './ingest-usage.ts';
import { listEntries } from './list-entries.ts';
import { listUses } from './list-uses.ts';
import { meteredQuantities } from './metered-quantities.ts';
import { withdrawEntry } from './withdraw-entry.ts';

const NOW = '2026-05-01T00:00:00Z';
const AT = '2026-04-10T00:00:00.000Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

const [ENGINEER, SECOND] = [person('platform-engineer'), colleague('platform-engineer')];
const PROGRAM: Actor = {
  ...{ kind: 'client' as const, id: randomUUID(), name: '计量程序', owner: { id: randomUUID(), name: '李明' } },
  grants: [{ role: 'platform-engineer', organisationId: SAMPLE.operator, departmentId: null, cloudId: null }],
};
const said = { reason: '采集端重复计数', evidence: '运维单 2026-118' };
const now = (actor: Actor, at = NOW) => sample.as(actor, at);

async function used(quantity: string, { source = 'meter', by = PROGRAM, at = AT } = {}) {
  const { id: resourceId } = await sample.resource();
  const eventId = randomUUID();
  const event = { eventId, resourceId, dimension: 'egress-gb' as const, quantity, at };
  expect(await ingestUsage(now(by), { source, events: [event] })).toMatchObject({
    stored: 1,
  });
  return { resourceId, source, eventId };
}
const close = (month: string) =>
  sample.owner.query(`insert into accounting_period values ($1, 'closed', 'test', $2, $3, $2, $4)`, [
    ...[month, NOW, 'id' in ENGINEER ? ENGINEER.id : '', 'id' in SECOND ? SECOND.id : ''],
  ]);
const metered = async (resourceId: string) => {
  const rows = await meteredQuantities(now(JOB), { departmentId: SAMPLE.ours, month: '2026-04' });
  return rows.filter((row) => row.resourceId === resourceId).map(({ quantity }) => formatQuantity(quantity));
};
const shown = async (resourceId: string, actor: Actor = person('applicant', SAMPLE.ours)) =>
  (await listUses(now(actor), { resourceId, month: '2026-04' })).items;

describe('what somebody proposed', () => {
  const entries = async () => (await listEntries(now(ENGINEER), { limit: 200 })).items;
  it('is taken back by them alone, while nobody has decided, and the use may be amended otherwise', async () => {
    const use = await used('10');
    const correct = (quantity: string) => amendUse(now(ENGINEER), { ...use, kind: 'correction', quantity, ...said });
    const { entryId } = await correct('75');
    await expect(correct('7.5')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const withdraw = (actor: Actor, reason = '小数点错位') => withdrawEntry(now(actor), { entryId, reason });
    await expect(withdraw(SECOND)).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await expect(withdraw(ENGINEER, ' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await entries()).find(({ id }) => id === entryId)).toMatchObject({ mayWithdraw: true, mayDecide: false });
    expect(await withdraw(ENGINEER)).toEqual({ entryId, state: 'withdrawn' });
    expect((await entries()).find(({ id }) => id === entryId)).toMatchObject({
      ...{ state: 'withdrawn', note: '小数点错位', mayWithdraw: false, mayDecide: false },
    });
    await expect(withdraw(ENGINEER)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(decideEntry(now(SECOND), { entryId, decision: 'confirm' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await metered(use.resourceId)).toEqual(['10.000000000']);
    const again = await correct('7.5');
    await decideEntry(now(SECOND), { entryId: again.entryId, decision: 'confirm' });
    expect(await metered(use.resourceId)).toEqual(['7.500000000']);
    expect((await sample.audits('metering.entry-withdrawn')).filter(({ outcome }) => outcome === 'done')).toMatchObject(
      [{ department_id: SAMPLE.ours, detail: { entry: entryId, kind: 'correction', reason: '小数点错位' } }],
    );
  });

  it('and took back may be entered again, a count too', async () => {
    const { id: resourceId } = await sample.resource();
    const count = () =>
      enterCount(now(ENGINEER), { resourceId, meter: 'service-days', quantity: '2', at: AT, ...said });
    const { entryId } = await count();
    await expect(count()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await withdrawEntry(now(ENGINEER), { entryId, reason: '记错资源' });
    expect(await count()).toMatchObject({ entryId: expect.any(String) });
  });

  it('of two who decide and take back at once has one end', async () => {
    const use = await used('10');
    const { entryId } = await amendUse(now(ENGINEER), { ...use, kind: 'withdrawal', ...said });
    const tries = await Promise.allSettled([
      withdrawEntry(now(ENGINEER), { entryId, reason: '没有重复' }),
      decideEntry(now(SECOND), { entryId, decision: 'confirm' }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('counts when a second person has confirmed it, and the use stays as it came', async () => {
    const use = await used('10');
    const { entryId, state } = await amendUse(now(ENGINEER), { ...use, kind: 'correction', quantity: '7.5', ...said });
    expect([state, await metered(use.resourceId)]).toEqual(['proposed', ['10.000000000']]);
    await decideEntry(now(SECOND), { entryId, decision: 'confirm' });
    expect(await metered(use.resourceId)).toEqual(['7.500000000']);
    expect(await shown(use.resourceId)).toMatchObject([
      {
        ...{ original: '10.000000000', counts: '7.500000000' },
        amendments: [{ kind: 'correction', proposedBy: '李明', confirmedBy: '王芳', reason: said.reason }],
      },
    ]);
    const row = (await sample.audits('metering.entry-decided')).at(-1);
    expect(row).toMatchObject({ outcome: 'done', department_id: SAMPLE.ours });
  });

  it('is nobody’s alone: who proposed it can’t confirm it, and finance has no part in it', async () => {
    const use = await used('10');
    const amendment = { ...use, kind: 'correction' as const, quantity: '1', ...said };
    const { entryId } = await amendUse(now(ENGINEER), amendment);
    const decide = (actor: Actor) => decideEntry(now(actor), { entryId, decision: 'confirm' });
    await expect(decide(ENGINEER)).rejects.toMatchObject({ code: 'PROPOSER_DECIDES' });
    for (const role of ['finance', 'auditor', 'authority-approver'] as const) {
      await expect(decide(colleague(role))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
      await expect(amendUse(now(person(role)), amendment)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    }
    expect(await metered(use.resourceId)).toEqual(['10.000000000']);
  });

  it('waits alone: a second word about the same use is refused until the first is decided', async () => {
    const use = await used('10');
    const propose = () => amendUse(now(ENGINEER), { ...use, kind: 'withdrawal', ...said });
    const both = await Promise.allSettled([propose(), propose()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(propose()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('decided by two at once is decided once', async () => {
    const use = await used('10');
    const { entryId } = await amendUse(now(ENGINEER), { ...use, kind: 'correction', quantity: '2', ...said });
    const decide = (decision: 'confirm' | 'refuse') => decideEntry(now(SECOND), { entryId, decision });
    const both = await Promise.allSettled([decide('confirm'), decide('refuse')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('by a program counts at once, is one however often it is sent, and never is of what a person entered', async () => {
    const use = await used('10');
    const send = (quantity: string) =>
      amendUse(now(PROGRAM), { ...use, kind: 'correction', quantity, ...said, amendmentId: `a-${use.eventId}` });
    expect((await send('4')).state).toBe('applied');
    expect((await send('4.0')).state).toBe('repeated');
    await expect(send('5')).rejects.toMatchObject({ code: 'DUPLICATE_CONFLICT' });
    expect(await metered(use.resourceId)).toEqual(['4.000000000']);
    const unnamed = amendUse(now(PROGRAM), { ...use, kind: 'withdrawal', ...said });
    await expect(unnamed).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('by a program is of what that program sent, and of no other’s, a person’s or the console’s own readings', async () => {
    const another: Actor = { ...PROGRAM, id: randomUUID() };
    for (const by of [another, JOB, ENGINEER]) {
      const use = await used('10', { by });
      const amendment = { ...use, kind: 'withdrawal' as const, ...said };
      const alone = amendUse(now(PROGRAM), { ...amendment, amendmentId: randomUUID() });
      await expect(alone).rejects.toMatchObject({ code: 'NOT_YOURS' });
      expect((await amendUse(now(ENGINEER), amendment)).state).toBe('proposed');
      expect(await metered(use.resourceId)).toEqual(['10.000000000']);
    }
  });

  it('by a program is still the same one when its use was withdrawn and its period closed since', async () => {
    const use = await used('10', { at: '2026-02-10T00:00:00Z' });
    const correction = { ...use, kind: 'correction' as const, quantity: '4', ...said, amendmentId: randomUUID() };
    expect((await amendUse(now(PROGRAM), correction)).state).toBe('applied');
    await amendUse(now(PROGRAM), { ...use, kind: 'withdrawal', ...said, amendmentId: randomUUID() });
    const fresh = { ...correction, amendmentId: randomUUID() };
    await expect(amendUse(now(PROGRAM), fresh)).rejects.toMatchObject({ code: 'USE_WITHDRAWN' });
    await close('2026-02');
    expect((await amendUse(now(PROGRAM), correction)).state).toBe('repeated');
    await expect(amendUse(now(PROGRAM), fresh)).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
  });

  it('of what never came, or beyond all measure, is refused', async () => {
    const use = await used('10');
    const amend = (more: object) =>
      amendUse(now(ENGINEER), { ...use, kind: 'correction', quantity: '1', ...said, ...more });
    await expect(amend({ eventId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(amend({ quantity: '1000000000001' })).rejects.toMatchObject({ code: 'READING_TOO_LARGE' });
    for (const bad of [
      { quantity: '-1' },
      { quantity: 'NaN' },
      { quantity: undefined },
      { reason: ' ' },
      { evidence: '' },
    ])
      await expect(amend(bad)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('can be undone by nobody: a word about a use stays, and so does the use (trap 9, openmeter#4902: its key goes with it)', async () => {
    const use = await used('10');
    await amendUse(now(PROGRAM), { ...use, kind: 'withdrawal', ...said, amendmentId: randomUUID() });
    for (const table of ['usage_event', 'usage_event_key', 'usage_amendment'])
      await expect(sample.owner.query(`delete from ${table}`)).rejects.toMatchObject({ code: 'ZY001' });
  });
});

describe('a withdrawal', () => {
  it('takes the use out of what counts, for good', async () => {
    const use = await used('10');
    const { entryId } = await amendUse(now(ENGINEER), { ...use, kind: 'withdrawal', ...said });
    await decideEntry(now(SECOND), { entryId, decision: 'confirm' });
    expect(await metered(use.resourceId)).toEqual([]);
    expect(await shown(use.resourceId)).toMatchObject([{ original: '10.000000000', counts: null }]);
    const again = amendUse(now(ENGINEER), { ...use, kind: 'correction', quantity: '1', ...said });
    await expect(again).rejects.toMatchObject({ code: 'USE_WITHDRAWN' });
  });

  it('of one meter’s use leaves those of other meters, whatever they have in common (trap 12, lago#5327)', async () => {
    const use = await used('10');
    const other = {
      eventId: `${use.eventId}-2`,
      resourceId: use.resourceId,
      dimension: 'requests',
      quantity: '10000',
      at: AT,
    };
    await ingestUsage(now(PROGRAM), { source: 'meter', events: [other] });
    await ingestUsage(now(PROGRAM), {
      source: 'meter-2',
      events: [{ ...other, eventId: use.eventId }],
    });
    await amendUse(now(PROGRAM), { ...use, kind: 'withdrawal', ...said, amendmentId: randomUUID() });
    expect(await metered(use.resourceId)).toEqual(['2.000000000']);
  });
});

describe('what counts of many words about many uses', () => {
  it('is the same in SQL as by the rule, negative never (trap 14, lago#5906)', async () => {
    const amendment = fc.record({
      of: fc.nat({ max: 3 }),
      quantity: fc.option(fc.nat({ max: 1_000 }), { freq: 3 }),
      second: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 4 }),
        fc.array(amendment, { maxLength: 5 }),
        async (values, words) => {
          const { id: resourceId } = await sample.resource();
          const ids = values.map(() => randomUUID());
          const events = values.map((value, place) => ({
            ...{ eventId: ids[place] ?? '', resourceId, dimension: 'egress-gb', quantity: String(value), at: AT },
          }));
          await ingestUsage(now(PROGRAM), { source: 'meter', events });
          const entries: UsageEntry[] = events.map(({ eventId, quantity }) => ({
            ...{
              kind: 'use',
              id: eventId,
              at: new Date(AT),
              receivedAt: new Date(NOW),
              value: BigInt(quantity) * 10n ** 9n,
            },
          }));
          const withdrawn = new Set<string>();
          for (const { of, quantity, second } of words) {
            const eventId = ids[of % ids.length] ?? '';
            if (withdrawn.has(eventId)) continue;
            if (quantity === null) withdrawn.add(eventId);
            const at = new Date(Date.parse(NOW) + second * 1_000).toISOString();
            const kind = quantity === null ? 'withdrawal' : 'correction';
            const told = { resourceId, source: 'meter', eventId, ...said, amendmentId: randomUUID() };
            const { entryId: id } = await amendUse(now(PROGRAM, at), {
              ...{ ...told, kind },
              ...(quantity === null ? {} : { quantity: String(quantity) }),
            });
            const word = { id, of: eventId, receivedAt: new Date(at) };
            entries.push(
              quantity === null
                ? { ...word, kind: 'withdrawal' }
                : { ...word, kind: 'correction', value: BigInt(quantity) * 10n ** 9n },
            );
          }
          const counted = effectiveUses(entries);
          const sum = counted.reduce((total, { value }) => total + value, 0n);
          expect(await metered(resourceId)).toEqual(counted.length === 0 ? [] : [formatQuantity(sum)]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('what a person counted', () => {
  const enter = async (more: object = {}, actor: Actor = ENGINEER) => {
    const { id: resourceId } = await sample.resource();
    const { entryId } = await enterCount(now(actor), {
      ...{ resourceId, meter: 'service-days', quantity: '2.5', at: AT, ...said, ...more },
    });
    return { resourceId, entryId };
  };

  it('counts when a second person has confirmed it, and a department sees both', async () => {
    const { resourceId, entryId } = await enter();
    expect(await metered(resourceId)).toEqual([]);
    const mine = (await listEntries(now(SECOND), {})).items.find(({ id }) => id === entryId);
    expect(mine).toMatchObject({ state: 'proposed', mayDecide: true, quantity: '2.500000000', unit: 'day' });
    await decideEntry(now(SECOND), { entryId, decision: 'confirm', note: '已核对' });
    expect(await metered(resourceId)).toEqual(['2.500000000']);
    const theirs = (await listEntries(now(person('applicant', SAMPLE.ours)), {})).items.find(
      ({ id }) => id === entryId,
    );
    expect(theirs).toMatchObject({ state: 'confirmed', decidedBy: { name: '王芳' }, note: '已核对', mayDecide: false });
    const others = (await listEntries(now(person('applicant', SAMPLE.theirs)), {})).items;
    expect(others.map(({ id }) => id)).not.toContain(entryId);
  });

  it('is entered once: the same count again is refused until the first is refused or withdrawn', async () => {
    const { resourceId, entryId } = await enter();
    const again = () => enter({ resourceId });
    await expect(again()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(enter({ resourceId, quantity: '2.50' })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await enter({ resourceId, quantity: '2.6' });
    await decideEntry(now(SECOND), { entryId, decision: 'confirm' });
    await expect(again()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const use = { resourceId, source: 'zhengyun:entered', eventId: entryId };
    const { entryId: word } = await amendUse(now(ENGINEER), { ...use, kind: 'withdrawal', ...said });
    await decideEntry(now(SECOND), { entryId: word, decision: 'confirm' });
    const both = await Promise.allSettled([again(), again()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('and a second one refused never counts', async () => {
    const { resourceId, entryId } = await enter();
    await decideEntry(now(SECOND), { entryId, decision: 'refuse', note: '无单据' });
    expect(await metered(resourceId)).toEqual([]);
    await expect(decideEntry(now(SECOND), { entryId, decision: 'confirm' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it.each([
    ['UNKNOWN_METER', { meter: 'egress-gb' }],
    ['UNKNOWN_METER', { meter: 'watts' }],
    ['READING_OUT_OF_TIME', { at: '2026-05-02T00:00:00Z' }],
    ['READING_OUT_OF_TIME', { at: '2025-12-01T00:00:00Z' }],
    ['READING_TOO_LARGE', { quantity: '1000000000001' }],
    ['INPUT_INVALID', { quantity: '-1' }],
    ['INPUT_INVALID', { evidence: '' }],
    ['NOT_FOUND', { resourceId: randomUUID() }],
  ])('is refused with %s as %o', async (code, more) => {
    await expect(enter(more)).rejects.toMatchObject({ code });
  });
});
