import type { Opening } from '@zhengyun/interface/openings.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDrift } from './count-drift.ts';
import { listDrift } from './list-drift.ts';
import { recordDrift } from './record-drift.ts';

const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1_000);
const opening = (kind: Opening['kind'], name: string): Opening => ({
  ...{ kind, name, owner: null, at: MONDAY.toISOString() },
  writers: [{ manager: 'kubectl-create', operation: 'Update', subresource: null, at: MONDAY.toISOString() }],
});
const wall = opening('NetworkPolicy', 'zy-default-deny');
const hole = opening('NetworkPolicy', 'let-everybody-in');

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let stackId: string;
let line: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  const { requestId, operations } = await flow.approved(1);
  [line = ''] = operations;
  const base = (await flow.request(requestId)).operations.find(({ ordinal }) => ordinal === 0);
  const objects = [{ apiVersion: 'networking.k8s.io/v1', kind: wall.kind, namespace: 'n', name: wall.name }];
  const summary = JSON.stringify({ outputs: { namespace: 'n', resource: null, objects } });
  stackId = await province.within(async ({ tx }) => {
    const { stack_id } = await tx
      .updateTable('operation')
      .set({ summary, ended_at: MONDAY })
      .where('id', '=', base?.id ?? '')
      .returning('stack_id')
      .executeTakeFirstOrThrow();
    await tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack_id).execute();
    return stack_id;
  });
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const look = (openings: { found: Opening[]; unread?: Opening['kind'][] } | null, seconds: number) =>
  recordDrift(flow.job(later(seconds)), {
    stackId,
    everySeconds: 3_600,
    startedAt: later(seconds - 30),
    result: { outcome: 'checked', objects: [] },
    openings: openings && { unread: [], ...openings },
  });
const shown = async (as = 'engineer', filter = {}) => (await listDrift(await province.as(as), filter)).items;
const opened = async () => (await countDrift(await province.as('engineer'), {})).opened;
const audited = async () => (await province.audit('drift.checked')).map((row) => (row.detail as object) ?? {});

describe('what opens a tenancy beside its walls', () => {
  it('is unknown until somebody looked, which is not nothing', async () => {
    expect(await shown('engineer', { stackId })).toMatchObject([{ openings: null }]);
    await look(null, 60);
    expect(await shown('engineer', { stackId })).toMatchObject([{ status: 'same', openings: null }]);
  });

  it('is kept with who and when where no stack of the tenancy made it, and is no drift', async () => {
    await look({ found: [wall, hole] }, 120);
    const [stack] = await shown('engineer', { opened: true });
    expect(stack).toMatchObject({ id: stackId, status: 'same', drift: null, tenancy: expect.anything() });
    expect(stack?.openings).toEqual({ found: [hole], unread: [] });
    expect(await opened()).toBe(1);
    expect((await audited()).at(-1)).toMatchObject({ openings: ['NetworkPolicy let-everybody-in'] });
  });

  it('leaves one audit row, however often it is seen', async () => {
    const before = (await audited()).length;
    await look({ found: [hole, wall] }, 180);
    expect((await audited()).length).toBe(before);
  });

  it('stays while a look can’t tell: nothing seen, or an operation of the tenancy at work', async () => {
    await look(null, 240);
    expect(await opened()).toBe(1);
    await flow.set(line, { state: 'applying' });
    await look({ found: [wall] }, 300);
    expect(await opened()).toBe(1);
    await look({ found: [wall, opening('Service', 'made-just-now')] }, 360);
    expect((await shown('engineer', { opened: true }))[0]?.openings?.found).toEqual([hole]);
    await flow.set(line, { state: 'approved' });
  });

  it('is seen by its own department and no other', async () => {
    expect(await shown('applicant', { opened: true })).toMatchObject([{ id: stackId, acts: [] }]);
    expect(await shown('applicant2', { opened: true })).toEqual([]);
  });

  it('is gone once it is removed, but for kinds that nobody may read', async () => {
    await look({ found: [wall], unread: ['Role'] }, 420);
    expect(await opened()).toBe(0);
    expect((await shown('engineer', { stackId }))[0]?.openings).toEqual({ found: [], unread: ['Role'] });
    expect((await audited()).at(-1)).toMatchObject({ openings: ['Role ?'] });
  });
});
