import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { EnterCount } from './enter-count.tsx';
import { EntriesPage } from './entries-page.tsx';

afterEach(cleanup);

const resource = (n: number) => ({
  id: `r-${n}`,
  number: `ZY-2026-${String(n).padStart(6, '0')}`,
  system: { id: 's-1', slug: 'xt-1', name: '追溯系统' },
  department: { id: 'd-1', slug: 'ours', name: '药监局' },
});

describe('entering a count', () => {
  it('finds its resource among all there are: by what is typed, and part by part', async () => {
    const page = renderWithServer(<EnterCount />, {
      answers: {
        'session.me': meWith('platform-engineer'),
        'resources.list': ({ cursor, search }: { cursor?: string; search?: string }) => {
          if (search) return { items: [resource(7)], nextCursor: null, total: 1 };
          const first = cursor === 'next' ? 51 : 1;
          const items = Array.from({ length: 50 }, (_, n) => resource(first + n));
          return { items, nextCursor: cursor === 'next' ? null : 'next', total: 100 };
        },
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '录入人工服务' }));
    const dialog = await screen.findByRole('dialog');
    const box = within(dialog).getByRole('combobox');
    fireEvent.mouseDown(box);
    fireEvent.click(await screen.findByRole('button', { name: /再显示一些（已显示 50 \/ 100）/ }));
    await waitFor(() => expect(page.asked('resources.list')).toMatchObject([{ limit: 50 }, { cursor: 'next' }]));
    fireEvent.change(box, { target: { value: '追溯' } });
    await waitFor(() => expect(page.asked('resources.list').at(-1)).toMatchObject({ search: '追溯' }));
    fireEvent.click(await screen.findByTitle('ZY-2026-000007 · 追溯系统 · 药监局'));
    expect(within(dialog).getByTitle('ZY-2026-000007 · 追溯系统 · 药监局')).toBeTruthy();
  });
});

describe('what people entered', () => {
  it('is taken back by who proposed it, with a reason, and not decided by them', async () => {
    const entry = {
      ...{
        id: 'e-1',
        kind: 'correction',
        resource: resource(1),
        department: resource(1).department,
        meter: 'egress-gb',
      },
      ...{ unit: 'GB', at: '2026-05-01T00:00:00.000Z', of: null, quantity: '75', reason: '重复计数', evidence: '单 1' },
      ...{ state: 'proposed', proposedBy: { id: 'p-1', name: '张伟明' }, proposedAt: '2026-05-02T00:00:00.000Z' },
      ...{ decidedBy: null, decidedAt: null, note: null, mayDecide: false, mayWithdraw: true },
    };
    const page = renderWithServer(<EntriesPage />, {
      answers: {
        'session.me': meWith('platform-engineer'),
        'metering.entries': { items: [entry], nextCursor: null, total: 1 },
        'metering.withdrawEntry': { entryId: 'e-1', state: 'withdrawn' },
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: /撤\s?回/ }));
    expect(screen.queryByRole('button', { name: '复核通过' })).toBeNull();
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: '小数点错位' } });
    fireEvent.click(dialog.getByRole('button', { name: /撤\s?回/ }));
    await waitFor(() =>
      expect(page.asked('metering.withdrawEntry')).toEqual([{ entryId: 'e-1', reason: '小数点错位' }]),
    );
  });
});
