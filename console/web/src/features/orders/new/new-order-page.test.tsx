import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { NewOrderPage } from './new-order-page.tsx';
import { readOrderCopy } from './order-draft.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const DRAFT = '0199aaaa-0000-4000-8000-000000000001';
const SAVED = '2026-11-22T08:00:00.000Z';
const lines = [{ spec: { item: 'bandwidth', mbps: 10 } }];
const file = {
  id: '0199aaaa-0000-7000-8000-000000000002',
  name: '立项批复.pdf',
  kind: 'pdf',
  bytes: 2_048,
  sha256: 'ab'.repeat(32),
  addedBy: { id: 'p-1', name: '张伟明' },
  addedAt: SAVED,
};
const answers = {
  'session.me': meWith('applicant'),
  'tenancy.systems': { items: [], nextCursor: null, total: 0 },
  'catalogue.list': { items: [] },
  'clouds.overview': { clouds: [] },
  'quota.mine': { items: [] },
  'requests.draft': null,
  'requests.saveDraft': ({ draftId }: { readonly draftId: string }) => ({ draftId, savedAt: SAVED }),
};
const open = (more: Record<string, unknown> = {}, path = '/orders/new') =>
  renderWithServer(<NewOrderPage />, { answers: { ...answers, ...more }, path, route: '/orders/new' });
const title = async () => (await screen.findByLabelText('事项名称')) as HTMLInputElement;
const write = async (text: string) => fireEvent.change(await title(), { target: { value: text } });

describe('an order that is being written', () => {
  it('leads to where systems are registered, and says so where the department has none', async () => {
    open();
    expect(await screen.findByText(/本部门还没有登记业务系统，请先由部门审核人登记/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '打开业务系统' }).getAttribute('href')).toBe('/systems');
  });

  it('is kept with the server under one name, and held in this browser too', async () => {
    const page = open();
    await write('药品追溯扩容');
    await screen.findByText(/^草稿已保存（/);
    await waitFor(() => {
      const saved = page.asked('requests.saveDraft') as { draftId: string; content: { title: string } }[];
      expect(saved.at(-1)?.content.title).toBe('药品追溯扩容');
      expect(new Set(saved.map(({ draftId }) => draftId)).size).toBe(1);
      expect(readOrderCopy('p-1')).toMatchObject({
        id: saved[0]?.draftId,
        kept: true,
        values: { title: '药品追溯扩容' },
      });
    });
  });

  it('loses nothing when the session ends meanwhile: it is held here, and the way back in leaves the page', async () => {
    const expired = { refuse: 'NOT_SIGNED_IN', sentence: '您还没有登录，或登录已过期。请重新登录后再试。' };
    open({ 'requests.saveDraft': expired });
    await write('写到一半');
    expect(await screen.findByText(/登录已过期，填写的内容已留在本浏览器/)).toBeTruthy();
    const back = screen.getByRole('link', { name: /重新登录/ });
    expect(back.getAttribute('target')).toBe('_blank');
    const copy = readOrderCopy('p-1');
    expect(copy).toMatchObject({ kept: false, values: { title: '写到一半' } });
    expect(back.getAttribute('href')).toContain(encodeURIComponent(`/orders/new?draft=${copy?.id}`));
    cleanup();
    open();
    await waitFor(async () => expect((await title()).value).toBe('写到一半'));
  });

  it('is opened again from the server on any machine, with its files', async () => {
    const content = { title: '在别处写的', goLiveOn: '2027-06-30', lines };
    const page = open(
      { 'requests.draft': { id: DRAFT, content, attachments: [file], savedAt: SAVED } },
      `/orders/new?draft=${DRAFT}`,
    );
    await waitFor(async () => expect((await title()).value).toBe('在别处写的'));
    expect(page.asked('requests.draft')).toEqual([{ draftId: DRAFT }]);
    expect((screen.getByLabelText('计划上线日期') as HTMLInputElement).value).toBe('2027-06-30');
    const link = screen.getByRole('link', { name: /立项批复\.pdf/ });
    expect(link.getAttribute('href')).toBe(`/attachments/${file.id}`);
  });

  it('has the grade of its system, whatever its draft says: shown, not asked', async () => {
    const department = { id: 'd-1', slug: 'drug-regulator', name: '药监局' };
    const portal = { id: 's-1', number: 'XT-2', slug: 'portal', name: '门户网站', mlpsGrade: 2, department };
    const content = { systemId: 's-1', mlpsGrade: 3, title: '旧草稿', lines };
    const page = open(
      {
        'tenancy.systems': { items: [portal], nextCursor: null, total: 1 },
        'requests.draft': { id: DRAFT, content, attachments: [], savedAt: SAVED },
      },
      `/orders/new?draft=${DRAFT}`,
    );
    await waitFor(() => expect(screen.getByLabelText('等保级别').textContent).toBe('2 级'));
    expect(screen.queryByRole('radio', { name: '3 级' })).toBeNull();
    await write('新草稿');
    await waitFor(() => {
      const saved = page.asked('requests.saveDraft') as { content: { title: string; mlpsGrade: number } }[];
      expect(saved.at(-1)?.content).toMatchObject({ title: '新草稿', mlpsGrade: 2 });
    });
  });

  it('refuses a file that is too large by its name, and sends nothing', async () => {
    const page = open();
    await title();
    const large = new File([new Uint8Array(ATTACHMENT_LIMIT_MB * 1_024 * 1_024 + 1)], '全部卷宗.pdf');
    const input = document.querySelector('input[type=file][multiple]') as HTMLInputElement;
    fireEvent.change(input, { target: { files: [large] } });
    expect(await screen.findByText(/附件过大：全部卷宗\.pdf/)).toBeTruthy();
    expect(page.asked('requests.saveDraft')).toEqual([]);
  });
});

describe('what was wrong when one submitted', () => {
  const field = (label: string) => screen.getByLabelText(label).closest('.ant-form-item') as HTMLElement;
  const missing = (label: string) => within(field(label)).queryByText(`请填写或选择${label}`);

  it('leaves a field once something is written there, and stays at the others', async () => {
    open();
    await title();
    fireEvent.click(screen.getByRole('button', { name: '提交申请' }));
    await waitFor(() => expect(missing('事项名称')).toBeTruthy());
    // There is nowhere to choose an operating system before the place is chosen.
    expect(screen.getAllByText(/请填写或选择云/).length).toBeGreaterThan(0);
    expect(screen.queryByText(/操作系统镜像/)).toBeNull();
    await write('药品追溯扩容');
    await waitFor(() => expect(missing('事项名称')).toBeNull());
    expect(missing('申请理由')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '提交申请' }));
    await screen.findByText(/处需要更正/);
    expect(missing('事项名称')).toBeNull();
    expect(missing('申请理由')).toBeTruthy();
  });
});
