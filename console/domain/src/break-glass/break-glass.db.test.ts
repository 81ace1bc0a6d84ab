import { createHash } from 'node:crypto';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { askWindow } from './ask-window.ts';
import { decideWindow } from './decide-window.ts';
import { endRun } from './end-run.ts';
import { endWindow } from './end-window.ts';
import { findLostRuns } from './find-lost-runs.ts';
import { findOverdueWindows } from './find-overdue-windows.ts';
import { listWindows } from './list-windows.ts';
import { useWindow } from './use-window.ts';
import { watchRun } from './watch-run.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const after = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const reason = 'state is stuck';
const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;
const ask = async (slug: string, minutes: number, more: { extends?: string; at?: Date } = {}) => {
  const { at = MONDAY, ...extended } = more;
  return askWindow(await province.as('engineer', at), { cloudId: await idOf(slug), reason, minutes, ...extended });
};
const grant = async (windowId: string, at = MONDAY, who = 'authority') =>
  decideWindow(await province.as(who, at), { windowId, decision: 'grant' });
const recordOf = (text: string, whole = text) => ({
  text,
  bytes: Buffer.byteLength(whole),
  digest: createHash('sha256').update(whole).digest('hex'),
});
const use = async (
  at: Date,
  cloudSlug = 'guangzhou',
  more: { stacks?: string[]; command?: string; whole?: string } = {},
) =>
  useWindow(await province.as('engineer', at), {
    cloudSlug,
    stacks: more.stacks ?? [],
    command: recordOf(more.command ?? 'pulumi stack export', more.whole),
  });
/** A deployed cloud's stack. */
const stackOn = async (slug: string) => {
  const stack = { kind: 'cloud', project: 'zhengyun-municipal', name: slug, state: 'deployed', created_at: MONDAY };
  const row = { id: crypto.randomUUID(), cloud_id: await idOf(slug), ...stack };
  await province.within(({ tx }) => tx.insertInto('stack').values(row).execute());
};

describe('recorded break-glass', () => {
  it('opens when another side grants it, lets its asker work on that cloud, and closes by the clock', async () => {
    await expect(use(MONDAY)).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    const { windowId, number } = await ask('guangzhou', 60);
    await expect(use(MONDAY)).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    await expect(grant(windowId, MONDAY, 'technical')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await grant(windowId)).toEqual({ windowId, until: after(60).toISOString() });
    await expect(grant(windowId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await use(after(59))).toMatchObject({ windowId });
    await expect(use(after(59), 'huizhou')).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    await expect(use(after(60))).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    const open = async (at: Date) => listWindows(await province.as('technical', at), { openOnly: true });
    expect((await open(after(59))).map((window) => window.number)).toEqual([number]);
    expect(await open(after(60))).toEqual([]);
    expect(await findOverdueWindows(province.job(after(59)), undefined)).toEqual([]);
    expect(await findOverdueWindows(province.job(after(61)), undefined)).toEqual([{ id: windowId }]);
    await endWindow(province.job(after(61)), { windowId });
    const [ended] = await province.audit('break-glass.ended');
    expect(ended!.detail).toMatchObject({ number, by: 'clock' });
    const used = (await province.audit('break-glass.used')).find((row) => row.outcome === 'done');
    expect(used!.detail).toMatchObject({ number, cloud: 'guangzhou', command: 'pulumi stack export', cut: false });
  });

  it('is extended like it is opened, and never past four hours in all', async () => {
    await expect(ask('huizhou', 241)).rejects.toMatchObject({ code: 'WINDOW_TOO_LONG' });
    const { windowId } = await ask('huizhou', 180);
    await grant(windowId);
    await expect(ask('huizhou', 61, { extends: windowId })).rejects.toMatchObject({ code: 'WINDOW_TOO_LONG' });
    const more = await ask('huizhou', 60, { extends: windowId, at: after(30) });
    await grant(more.windowId, after(40));
    expect(await use(after(239), 'huizhou')).toMatchObject({ windowId });
    await expect(use(after(240), 'huizhou')).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    await endWindow(await province.as('engineer', after(200)), { windowId });
    await expect(use(after(201), 'huizhou')).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    const late = ask('huizhou', 10, { extends: windowId, at: after(202) });
    await expect(late).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('that is refused opens nothing, and is asked for by engineers only', async () => {
    const { windowId } = await ask('heyuan', 30);
    await decideWindow(await province.as('authority'), { windowId, decision: 'refuse' });
    await expect(use(after(1), 'heyuan')).rejects.toMatchObject({ code: 'WINDOW_NEEDED' });
    const stranger = askWindow(await province.as('technical'), { cloudId: await idOf('heyuan'), reason, minutes: 5 });
    await expect(stranger).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(endWindow(await province.as('engineer'), { windowId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });
});

describe('a command that is run by hand', () => {
  const opened = async (slug: string) => {
    const { windowId } = await ask(slug, 60);
    await grant(windowId);
    return windowId;
  };
  const seen = async (windowId: string, who = 'secadmin') => {
    const shown = await listWindows(await province.as(who, after(1)), { openOnly: false });
    return shown.find(({ id }) => id === windowId)!.runs;
  };
  const watch = async (runId: string, at: Date) => watchRun(await province.as('engineer', at), { runId });
  /** Another engineer of every cloud. */
  const colleague = async (at: Date) => {
    const ctx = await province.as('engineer', at);
    return { ...ctx, actor: { ...ctx.actor, id: crypto.randomUUID() } as typeof ctx.actor };
  };

  it('may name stacks of its window’s cloud, in short or in full, and no other cloud’s', async () => {
    await stackOn('heyuan');
    await stackOn('health');
    await opened('heyuan');
    const full = 'organization/zhengyun-municipal/heyuan';
    await use(after(1), 'heyuan', { stacks: ['heyuan', full] });
    const elsewhere = ['health', 'organization/zhengyun-municipal/health', 'organization/zhengyun-sectoral/heyuan'];
    for (const stack of [...elsewhere, 'someone/heyuan', 'nowhere', '/heyuan'])
      await expect(use(after(1), 'heyuan', { stacks: ['heyuan', stack] })).rejects.toMatchObject({
        code: 'STACK_OF_ANOTHER_CLOUD',
        facts: { stack, cloud: 'heyuan' },
      });
    const refused = (await province.audit('break-glass.used')).filter((row) => row.code === 'STACK_OF_ANOTHER_CLOUD');
    expect(refused).toHaveLength(6);
  });

  it('is not begun by who is no engineer of that cloud any more, though the window is still open', async () => {
    await opened('huizhou');
    const ctx = await province.as('engineer', after(1));
    const elsewhere = [{ role: 'platform-engineer', cloudId: await idOf('guangzhou') }];
    const actor = { ...ctx.actor, grants: elsewhere } as unknown as typeof ctx.actor;
    const input = { cloudSlug: 'huizhou', stacks: [], command: recordOf('pulumi stack export') };
    await expect(useWindow({ ...ctx, actor }, input)).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    expect(await use(after(1), 'huizhou')).toMatchObject({ cloudId: await idOf('huizhou') });
  });

  it('stands as begun before it ends, whatever becomes of its command line, and as ended once', async () => {
    const windowId = await opened('health');
    const { runId } = await use(after(1), 'health');
    expect(await seen(windowId)).toMatchObject([
      { id: runId, startedAt: after(1).toISOString(), endedAt: null, outcome: null },
    ]);
    const end = { runId, outcome: 'completed', exitCode: 2, signal: null } as const;
    await expect(endRun(await colleague(after(2)), end)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await endRun(await province.as('engineer', after(2)), end);
    expect(await seen(windowId)).toMatchObject([
      { endedAt: after(2).toISOString(), outcome: 'completed', exitCode: 2 },
    ]);
    await expect(endRun(await province.as('engineer', after(3)), end)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const ended = (await province.audit('break-glass.use-ended')).find((row) => row.outcome === 'done');
    expect(ended!.detail).toMatchObject({
      run: runId,
      outcome: 'completed',
      exitCode: 2,
      startedAt: after(1).toISOString(),
    });
  });

  it('is kept whole, or says that it was cut and what the whole was', async () => {
    const windowId = await opened('education');
    const long = `pulumi config set note ${'x'.repeat(20_000)}`;
    await use(after(1), 'education', { command: long.slice(0, 16_384), whole: long });
    await use(after(1), 'education', { command: long.slice(0, 16_384) });
    const runs = await seen(windowId);
    expect(runs.map(({ cut, bytes }) => ({ cut, bytes })).toSorted((a, b) => a.bytes - b.bytes)).toEqual([
      { cut: false, bytes: 16_384 },
      { cut: true, bytes: Buffer.byteLength(long) },
    ]);
    expect(runs.find(({ cut }) => cut)).toMatchObject({ digest: recordOf(long).digest });
    const rows = (await province.audit('break-glass.used')).map((row) => row.detail as { command?: string });
    expect(rows.some(({ command }) => command === long.slice(0, 16_384))).toBe(true);
  });

  it('hears that its window was extended, ended early, or ran out, and only its own person hears it', async () => {
    const windowId = await opened('province');
    const { runId } = await use(after(1), 'province');
    expect(await watch(runId, after(2))).toEqual({ open: true, until: after(60) });
    const more = await ask('province', 60, { extends: windowId, at: after(30) });
    await grant(more.windowId, after(31));
    expect(await watch(runId, after(60))).toEqual({ open: true, until: after(120) });
    expect(await watch(runId, after(120))).toEqual({ open: false, by: 'clock' });
    await expect(watchRun(await colleague(after(2)), { runId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await endWindow(await province.as('authority', after(61)), { windowId });
    expect(await watch(runId, after(62))).toEqual({ open: false, by: 'person' });
  });

  it('that nobody reports is lost two minutes after its window, and what is reported later counts', async () => {
    const windowId = await opened('guangzhou');
    const { runId } = await use(after(1), 'guangzhou');
    const lost = async (at: Date) => (await findLostRuns(province.job(at), undefined)).some(({ id }) => id === runId);
    expect(await lost(after(61))).toBe(false);
    expect(await lost(after(62.1))).toBe(true);
    await endWindow(await province.as('engineer', after(10)), { windowId });
    expect(await lost(after(11))).toBe(false);
    expect(await lost(after(12.1))).toBe(true);
    await endRun(province.job(after(13)), { runId, outcome: 'lost', exitCode: null, signal: null });
    expect(await seen(windowId)).toMatchObject([{ outcome: 'lost', exitCode: null }]);
    const end = { runId, outcome: 'window-ended', exitCode: 130, signal: null } as const;
    await endRun(await province.as('engineer', after(14)), end);
    expect(await seen(windowId, 'engineer')).toMatchObject([{ outcome: 'window-ended', exitCode: 130 }]);
  });
});
