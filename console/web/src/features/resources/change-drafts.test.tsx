import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { readCopy, writeCopy } from '../../ui/draft/kept-copy.ts';
import { placeOf } from '../../ui/draft/resource-draft.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { ResizeDrawer } from './resize-drawer.tsx';
import type { Resource } from './resource-types.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const AT = '2026-11-23T02:00:00.000Z';
const DRAFT = '0199aaaa-0000-4000-8000-000000000001';
const spec = { item: 'block-disk', class: 'ordinary', gb: 100, count: 2 };
const resource = {
  id: '0198a000-0000-7000-8000-000000000001',
  number: 'ZY-2026-000001',
  spec,
  cloud: { id: 'c', slug: 'guangzhou', name: '广州市政务云' },
  system: { id: 's', slug: 's', name: '药品监管门户' },
  tenancy: { id: 't-1', number: 'ZK-2026-000001', slug: 'gz-zk-1', zone: 'extranet' },
} as unknown as Resource;
const file = {
  id: '0199aaaa-0000-7000-8000-000000000002',
  name: '会议纪要.pdf',
  kind: 'pdf',
  bytes: 2_048,
  sha256: 'ab'.repeat(32),
  addedBy: { id: 'p-1', name: '张伟明' },
  addedAt: AT,
};
const submitted = { requestId: 'q-1', number: 'SQ-2026-000001', state: 'previewing', waitsFor: [] };
const answers = {
  'session.me': meWith('applicant'),
  'requests.draftOf': null,
  'requests.saveDraft': ({ draftId }: { readonly draftId: string }) => ({ draftId, savedAt: AT }),
  'requests.dropDraft': { draftId: DRAFT },
  'requests.foreseeResize': { refusals: [], quota: [], pool: [], monthFenNow: '10000', monthFen: '30000' },
  'requests.foreseeExtend': {
    lastDay: '2027-01-31',
    to: '2027-04-30',
    refusal: null,
    monthFen: '100',
    yearEndFen: '100',
    costFen: '300',
  },
  'pricing.quote': {
    priceVersion: { id: 'p', number: 'JG-2026-000001', sample: true },
    asOf: AT,
    yearEndsAt: AT,
    lines: [],
    monthFen: '30000',
    yearEndFen: '38000',
  },
};
const forms = [
  ['resize', ResizeDrawer, 'requests.submitResize', '提交变更'],
  ['release', ReleaseDialog, 'requests.submitRelease', '提交释放'],
  ['extend', ExtendDialog, 'requests.submitExtend', '提交延期'],
] as const;
type Form = (typeof forms)[number][1];
const open = (Page: Form, more: Record<string, unknown> = {}) =>
  renderWithServer(<Page resource={resource} onClose={() => undefined} />, {
    answers: { ...answers, ...more },
    path: '/resources/r-1',
    route: '/resources/:id',
  });
const reason = async () => (await screen.findByLabelText('原因')) as HTMLTextAreaElement;
const write = async (text: string) => fireEvent.change(await reason(), { target: { value: text } });
const place = (kind: 'resize' | 'release' | 'extend') => placeOf('p-1', { kind, resourceId: resource.id });

describe.each(forms)('the form of a %s', (kind, Page, submit, button) => {
  it('keeps what is typed with the server, by its kind and resource, and in this browser too', async () => {
    const page = open(Page);
    await write('业务增长');
    await screen.findByText(/^草稿已保存（/);
    const saved = page.asked('requests.saveDraft').at(-1) as { draftId: string };
    expect(saved).toMatchObject({ subject: { kind, resourceId: resource.id }, content: { reason: '业务增长' } });
    expect(readCopy(place(kind))).toMatchObject({ id: saved.draftId, kept: true, values: { reason: '业务增长' } });
  });

  it('loses nothing when the session ends meanwhile: it is held here, and the way back in leads to this form', async () => {
    const expired = { refuse: 'NOT_SIGNED_IN', sentence: '您还没有登录，或登录已过期。请重新登录后再试。' };
    open(Page, { 'requests.saveDraft': expired });
    await write('写到一半');
    expect(await screen.findByText(/登录已过期，填写的内容已留在本浏览器/)).toBeTruthy();
    const back = screen.getByRole('link', { name: /重新登录/ });
    expect(back.getAttribute('href')).toContain(encodeURIComponent(`/resources/${resource.id}?form=${kind}`));
    cleanup();
    open(Page);
    await waitFor(async () => expect((await reason()).value).toBe('写到一半'));
  });

  it('holds the last words typed before it is closed', async () => {
    open(Page);
    await write('马上关闭');
    cleanup();
    expect(readCopy(place(kind))).toMatchObject({ values: { reason: '马上关闭' } });
  });

  it('goes on from the draft with its files, is sent under its name, and keeps nothing after', async () => {
    const content = { reason: '在别处写的', ...(kind === 'resize' ? { spec: { ...spec, gb: 200 } } : {}) };
    const draft = { id: DRAFT, content, attachments: [file], savedAt: AT };
    const page = open(Page, { 'requests.draftOf': draft, [submit]: submitted });
    await waitFor(async () => expect((await reason()).value).toBe('在别处写的'));
    expect(screen.getByText('已恢复上次未提交的草稿')).toBeTruthy();
    expect(screen.getByRole('link', { name: /会议纪要\.pdf/ }).getAttribute('href')).toBe(`/attachments/${file.id}`);
    if (kind === 'release')
      fireEvent.change(screen.getByRole('textbox', { name: /ZY-2026-000001/ }), { target: { value: resource.number } });
    await write('在别处写的，已核');
    fireEvent.click(screen.getByRole('button', { name: button }));
    await waitFor(() => expect(page.address()).toBe('/orders/q-1'));
    const [sent] = page.asked(submit);
    expect(sent).toMatchObject({ key: DRAFT, reason: '在别处写的，已核', resourceId: resource.id });
    expect(readCopy(place(kind))).toBeNull();
  });

  it('opens no empty form where the draft can’t be read, and goes on under its name once it can', async () => {
    writeCopy(place(kind), { id: DRAFT, kept: true, savedAt: AT, values: { reason: '已存两个附件' } });
    const draft = { id: DRAFT, content: { reason: '已存两个附件' }, attachments: [file], savedAt: AT };
    let isUp = false;
    const down = { refuse: 'FAULT', sentence: '系统正在重启' };
    const page = open(Page, { 'requests.draftOf': () => (isUp ? draft : down) });
    expect(await screen.findByText('系统正在重启')).toBeTruthy();
    expect(screen.queryByLabelText('原因')).toBeNull();
    isUp = true;
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    await waitFor(async () => expect((await reason()).value).toBe('已存两个附件'));
    expect(screen.getByRole('link', { name: /会议纪要\.pdf/ })).toBeTruthy();
    await write('已存两个附件，已核');
    await waitFor(() => expect(page.asked('requests.saveDraft').at(-1)).toMatchObject({ draftId: DRAFT }));
  });

  it('says that it was sent from another window, and is not begun again with the words of before', async () => {
    const sent = { refuse: 'SUBMITTED_BEFORE', sentence: '已提交为 SQ-2026-000001' };
    const page = open(Page, { 'requests.saveDraft': sent });
    await write('别处已提交');
    expect(await screen.findByText(/已提交为 SQ-2026-000001/)).toBeTruthy();
    await waitFor(() => expect(readCopy(place(kind))).toBeNull());
    const asked = page.asked('requests.saveDraft').length;
    await write('别处已提交，又改');
    cleanup();
    expect(readCopy(place(kind))).toBeNull();
    expect(page.asked('requests.saveDraft')).toHaveLength(asked);
    open(Page);
    expect((await reason()).value).toBe('');
  });

  it('is emptied where its draft is dropped, and begins under another name', async () => {
    const draft = { id: DRAFT, content: { reason: '旧稿' }, attachments: [], savedAt: AT };
    const page = open(Page, { 'requests.draftOf': draft });
    fireEvent.click(await screen.findByRole('button', { name: '清空重填' }));
    await waitFor(async () => expect((await reason()).value).toBe(''));
    expect(page.asked('requests.dropDraft')).toEqual([{ draftId: DRAFT }]);
    await write('重新写');
    await screen.findByText(/^草稿已保存（/);
    expect((page.asked('requests.saveDraft').at(-1) as { draftId: string }).draftId).not.toBe(DRAFT);
  });
});

describe('the form of a release', () => {
  it('asks anew each time for what is typed to confirm', async () => {
    const page = open(ReleaseDialog);
    await write('系统下线');
    fireEvent.change(screen.getByRole('textbox', { name: /ZY-2026-000001/ }), { target: { value: resource.number } });
    await screen.findByText(/^草稿已保存（/);
    await waitFor(() =>
      expect(page.asked('requests.saveDraft').at(-1)).toMatchObject({ content: { reason: '系统下线' } }),
    );
    expect(JSON.stringify(page.asked('requests.saveDraft'))).not.toContain('typed');
  });

  it('says that the same was begun in another window', async () => {
    open(ReleaseDialog, { 'requests.saveDraft': { refuse: 'DRAFT_ELSEWHERE', sentence: '已在别的窗口开始填写' } });
    await write('系统下线');
    expect(await screen.findByText(/已在别的窗口开始填写/)).toBeTruthy();
  });
});

describe('the form of an extension', () => {
  it('fades the last day it foresees until that is of the months typed', async () => {
    const foreseen = ({ months }: { readonly months: number }) => ({
      ...answers['requests.foreseeExtend'],
      to: months === 6 ? '2027-07-31' : '2028-01-31',
    });
    open(ExtendDialog, { 'requests.foreseeExtend': foreseen });
    const shown = async () => (await screen.findByText(/最后一天由 2027-01-31 延至/)).closest('.ant-alert') as Element;
    await waitFor(async () => expect((await shown()).classList.contains('zy-stale')).toBe(false));
    fireEvent.change(screen.getByLabelText('延长月数'), { target: { value: '6' } });
    expect((await shown()).textContent).toContain('2028-01-31');
    expect((await shown()).classList.contains('zy-stale')).toBe(true);
    await waitFor(async () => expect((await shown()).textContent).toContain('2027-07-31'));
    expect((await shown()).classList.contains('zy-stale')).toBe(false);
  });
});
