import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { OrderDraftsPanel } from './order-drafts-panel.tsx';

afterEach(cleanup);

const draft = (more: object) => ({
  id: 'd-1',
  kind: 'resize',
  title: null,
  lines: 0,
  attachments: 1,
  savedAt: '2026-11-23T02:00:00.000Z',
  resource: { id: 'r-1', number: 'ZY-2026-000001', item: 'cloud-host' },
  standing: 'open',
  behind: null,
  reclaimId: null,
  ...more,
});
const open = (drafts: readonly object[]) =>
  renderWithServer(<OrderDraftsPanel />, {
    answers: { 'session.me': meWith('applicant'), 'requests.drafts': drafts, 'requests.dropDraft': { draftId: 'd-1' } },
  });
const linkOf = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href');

describe('the list of what was not sent', () => {
  it('names each by its kind and resource, and leads to its form', async () => {
    open([
      draft({ id: 'a', kind: 'order', title: '药品追溯扩容', lines: 2, resource: null }),
      draft({ id: 'b' }),
      draft({ id: 'c', kind: 'release' }),
      draft({ id: 'd', kind: 'extend' }),
      draft({ id: 'e', kind: 'appeal', reclaimId: 'h-1' }),
    ]);
    expect(await screen.findByText('未提交的草稿（5）')).toBeTruthy();
    expect(linkOf(/药品追溯扩容/)).toBe('/orders/new?draft=a');
    expect(linkOf(/变更规格 · 云主机 ZY-2026-000001/)).toBe('/resources/r-1?form=resize');
    expect(linkOf(/释放资源/)).toBe('/resources/r-1?form=release');
    expect(linkOf(/延长有效期/)).toBe('/resources/r-1?form=extend');
    expect(linkOf(/回收申诉/)).toBe('/reclaim?open=h-1&form=appeal');
    expect(screen.getByText('2 项明细 · 1 个附件')).toBeTruthy();
  });

  it('says what can’t be sent and why, and lets it be dropped all the same', async () => {
    const page = open([
      draft({ id: 'd-1', standing: 'ended' }),
      draft({ id: 'd-2', kind: 'extend', standing: 'transferred' }),
      draft({ id: 'd-3', kind: 'release', standing: 'busy', behind: 'SQ-2026-000007' }),
      draft({ id: 'd-4', kind: 'appeal', standing: 'busy', reclaimId: 'h-1' }),
    ]);
    expect(await screen.findByText('资源已释放、回收已结束或已过可延期的日期，不能再提交')).toBeTruthy();
    expect(screen.getByText('资源已划转给其他单位，不能再提交')).toBeTruthy();
    expect(screen.getByText('SQ-2026-000007 结束前不能提交')).toBeTruthy();
    expect(screen.getByText('本阶段已提交过申诉')).toBeTruthy();
    expect(screen.getAllByRole('link')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: /删除 变更规格/ }));
    fireEvent.click(await screen.findByRole('button', { name: /确\s?定|OK/ }));
    await waitFor(() => expect(page.asked('requests.dropDraft')).toEqual([{ draftId: 'd-1' }]));
  });
});
