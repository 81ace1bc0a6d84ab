import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import type { Operation } from './operation-types.ts';
import { RestorableNote } from './restorable-note.tsx';

afterEach(cleanup);

const lookedAt = '2026-12-20T02:00:00.000Z';
const copy = {
  is: 'copy',
  name: 'guangzhou-zy-1-20261209',
  startedAt: '2026-12-09T18:00:00.000Z',
  finishedAt: '2026-12-09T18:20:00.000Z',
  keptUntil: '2027-01-08T18:00:00.000Z',
  lookedAt,
};
const show = (restorable: object | null, purpose = 'reclaim') =>
  renderWithServer(<RestorableNote operation={{ intent: { purpose }, restorable } as unknown as Operation} />, {
    answers: { 'session.me': meWith('technical-reviewer') },
  });

describe('the note on what a removal could be undone from', () => {
  it('names the copy with its instant, and how long it is kept', async () => {
    show(copy);
    expect(await screen.findByText(/guangzhou-zy-1-20261209/)).toBeTruthy();
    expect(screen.getByText(/2026-12-10 02:20/)).toBeTruthy();
    expect(screen.getByText(/2027-01-09 02:00/)).toBeTruthy();
  });

  it.each([
    [{ is: 'none', why: 'none-since-stop', lookedAt }, '停机之后没有完成过备份。'],
    [{ is: 'none', why: 'not-stopped', lookedAt }, '资源仍在运行，最后写入的数据不在任何副本里。'],
    [null, '尚未核查备份副本，按没有副本处理。'],
  ])('says plainly that nothing can be restored, and why', async (restorable, why) => {
    show(restorable);
    expect(await screen.findByText('没有可恢复的副本：放行后数据无法找回')).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
  });

  it('stands on no other operation’s page', () => {
    show(copy, 'power');
    expect(screen.queryByText(/guangzhou-zy-1-20261209/)).toBe(null);
  });
});
