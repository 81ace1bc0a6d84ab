import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ResizeDrawer } from './resize-drawer.tsx';
import type { Resource } from './resource-types.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const spec = { item: 'block-disk', class: 'ordinary', gb: 100, count: 2 };
const named = (name: string) => ({ id: name, slug: 'guangzhou', name });
const resource = {
  id: '0198a000-0000-7000-8000-000000000001',
  number: 'ZY-2026-000001',
  spec,
  cloud: named('广州市政务云'),
  system: named('药品监管门户'),
  tenancy: { id: 't-1', number: 'ZK-2026-000001', slug: 'gz-zk-1', zone: 'extranet' },
} as unknown as Resource;
const effect = { dimension: 'disk-ordinary-gb', before: '500', takes: '200', after: '300' };
const fits = { refusals: [], quota: [effect], pool: [effect], monthFenNow: '10000', monthFen: '30000' };
const unchanged = { ...fits, refusals: [{ code: 'SPEC_UNCHANGED', field: 'spec', facts: {} }], quota: [], pool: [] };
const quote = {
  priceVersion: { id: 'p', number: 'JG-2026-000001', sample: true },
  asOf: '2026-11-23T02:00:00.000Z',
  yearEndsAt: '2026-12-31T16:00:00.000Z',
  lines: [],
  monthFen: '30000',
  yearEndFen: '38000',
};
const submitted = { requestId: 'q-1', number: 'SQ-2026-000001', state: 'planning', waitsFor: [] };

function open(foreseen: unknown, more: Record<string, unknown> = {}) {
  let closed = 0;
  const page = renderWithServer(<ResizeDrawer resource={resource} onClose={() => closed++} />, {
    answers: {
      'session.me': meWith('applicant'),
      'pricing.quote': quote,
      'requests.draftOf': null,
      'requests.saveDraft': ({ draftId }: { readonly draftId: string }) => ({ draftId, savedAt: quote.asOf }),
      'requests.foreseeResize': foreseen,
      'requests.submitResize': submitted,
      ...more,
    },
    path: '/resources/r-1',
    route: '/resources/:id',
  });
  return { ...page, closed: () => closed };
}
const size = () => screen.getByRole('spinbutton', { name: /每块容量/ });
const type = (gb: string) => fireEvent.change(size(), { target: { value: gb } });
const reason = (text: string) => fireEvent.change(screen.getByLabelText('原因'), { target: { value: text } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: '提交变更' }));

describe('asking for another size', () => {
  it('starts from what there is, and says that nothing has changed yet', async () => {
    open(unchanged);
    expect(await screen.findByText('还没有改动')).toBeTruthy();
    expect(size()).toHaveProperty('value', '100');
    expect(screen.getByText(/ZY-2026-000001/)).toBeTruthy();
  });

  it('shows while typing whether it fits, what it takes, and the month’s price before and after', async () => {
    const page = open((input: { readonly spec: typeof spec }) => (input.spec.gb === 200 ? fits : unchanged));
    await screen.findByText('还没有改动');
    type('200');
    expect(await screen.findByText('可以提交：规则、配额与资源池均满足')).toBeTruthy();
    expect(screen.getByText('100.00 元 → 300.00 元')).toBeTruthy();
    const quota = screen.getByRole('table', { name: '配额' });
    for (const figure of ['500', '200', '300']) expect(within(quota).getByText(figure)).toBeTruthy();
    expect(page.asked('requests.foreseeResize').at(-1)).toEqual({
      resourceId: resource.id,
      spec: { ...spec, gb: 200 },
    });
  });

  it('names every reason why it would be refused', async () => {
    const refusals = [
      { code: 'DISK_SHRINK', field: 'spec.gb', facts: {} },
      { code: 'QUOTA_EXCEEDED', field: 'spec', facts: { dimension: 'disk-ordinary-gb' } },
    ];
    open({ ...fits, refusals });
    expect(await screen.findByText('按此规格提交会被拒绝')).toBeTruthy();
    expect(screen.getAllByRole('listitem').length).toBe(2);
  });

  it('says in words, not by colour alone, that the pool is short, and that no price is known', async () => {
    const short = { ...effect, after: '-100' };
    open({ ...fits, pool: [short], monthFen: null });
    expect(await screen.findByText('资源池余量不足，运营方可能无法批准')).toBeTruthy();
    expect(screen.getByText('没有生效的价格')).toBeTruthy();
    expect(within(screen.getByRole('table', { name: '资源池' })).getByText('-100')).toBeTruthy();
  });

  it('shows the problem with a way to try again where it can’t be foreseen', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'NOT_YOURS', sentence: '不是您单位的资源' } : fits));
    expect(await screen.findByText('不是您单位的资源')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('可以提交：规则、配额与资源池均满足')).toBeTruthy();
  });

  it('is not sent without a reason, which is said at the field', async () => {
    const page = open(fits);
    await screen.findByText('可以提交：规则、配额与资源池均满足');
    type('200');
    submit();
    await waitFor(() => expect(screen.getByLabelText('原因').getAttribute('aria-invalid')).toBe('true'));
    expect(page.asked('requests.submitResize')).toEqual([]);
    reason('存量数据增长');
    await waitFor(() => expect(screen.getByLabelText('原因').getAttribute('aria-invalid')).not.toBe('true'));
  });

  it('is sent with the keyboard alone, and leads to the request', async () => {
    const user = userEvent.setup();
    const page = open(fits);
    await screen.findByText('可以提交：规则、配额与资源池均满足');
    size().focus();
    await user.keyboard('{Control>}a{/Control}200');
    screen.getByLabelText('原因').focus();
    await user.keyboard('数据增长');
    screen.getByRole('button', { name: '提交变更' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(page.address()).toBe('/orders/q-1'));
    const asked = { resourceId: resource.id, spec: { ...spec, gb: 200 }, reason: '数据增长', key: expect.any(String) };
    expect(page.asked('requests.submitResize')).toEqual([asked]);
  });

  it('is sent again under the same key where the answer was lost, so that it is one request', async () => {
    let tries = 0;
    const lost = { refuse: 'INTERNAL', sentence: '没有收到答复' };
    const page = open(fits, { 'requests.submitResize': () => (tries++ === 0 ? lost : submitted) });
    await screen.findByText('可以提交：规则、配额与资源池均满足');
    type('200');
    reason('数据增长');
    submit();
    await screen.findByText('没有收到答复');
    submit();
    await waitFor(() => expect(page.address()).toBe('/orders/q-1'));
    const keys = page.asked('requests.submitResize').map((sent) => (sent as { readonly key: string }).key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('is left with Escape, and nothing was sent', async () => {
    const user = userEvent.setup();
    const page = open(unchanged);
    await screen.findByText('还没有改动');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(page.closed()).toBe(1));
    expect(page.asked('requests.submitResize')).toEqual([]);
  });

  it('shows a refusal of the server in its words and keeps what was typed', async () => {
    const refusal = { refuse: 'RESOURCE_BUSY', sentence: '资源正在变更' };
    open(fits, { 'requests.submitResize': refusal });
    await screen.findByText('可以提交：规则、配额与资源池均满足');
    type('200');
    reason('数据增长');
    submit();
    expect(await screen.findByText('资源正在变更')).toBeTruthy();
    expect(size()).toHaveProperty('value', '200');
  });
});
