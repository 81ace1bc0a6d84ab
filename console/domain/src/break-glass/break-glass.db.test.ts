import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { askWindow } from './ask-window.ts';
import { decideWindow } from './decide-window.ts';
import { endWindow } from './end-window.ts';
import { findOverdueWindows } from './find-overdue-windows.ts';
import { listWindows } from './list-windows.ts';
import { useWindow } from './use-window.ts';

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
const use = async (at: Date, cloudSlug = 'guangzhou') =>
  useWindow(await province.as('engineer', at), { cloudSlug, stack: cloudSlug, command: 'pulumi stack export' });

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
    expect(used!.detail).toMatchObject({ number, cloud: 'guangzhou', command: 'pulumi stack export' });
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
