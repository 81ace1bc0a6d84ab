import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../../testing/render-with-server.tsx';
import { DriftPage } from './drift-page.tsx';

afterEach(cleanup);

const AT = '2026-11-23T02:00:00.000Z';
const page = (items: readonly object[]) => ({ items, nextCursor: null, total: items.length });
const object = {
  urn: 'urn:a',
  type: 'kubernetes:core/v1:ResourceQuota',
  kind: 'ResourceQuota',
  name: 'quota',
  id: 'gz-zk-1/quota',
  is: 'changed',
  differences: [
    {
      path: 'spec.hard.pods',
      expected: { is: 'value', value: '10' },
      found: { is: 'value', value: '99' },
      writers: [{ manager: 'kubectl-edit', operation: 'Update', subresource: null, at: AT }],
    },
  ],
  strangers: [],
};
const drift = {
  id: 'd-1',
  objects: [object],
  foundAt: AT,
  seenAt: AT,
  operation: null,
  refusal: null,
  acts: [] as string[],
};
const stack = {
  id: 's-1',
  kind: 'tenancy-base',
  name: 'gz-zk-000001-base',
  provider: 'official',
  cloud: { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' },
  department: { id: 'd', slug: 'd', name: '药品监督管理局' },
  resource: null,
  tenancy: null,
  status: 'drifted',
  checkedAt: AT,
  since: AT,
  dueAt: AT,
  reason: null,
  drift,
  openings: null,
  halfMade: null as object | null,
  acts: [] as string[],
};
const open = (stacks: unknown, more: Record<string, unknown> = {}, path = '/operations/drift') =>
  renderWithServer(<DriftPage />, {
    answers: {
      'session.me': meWith('platform-engineer'),
      'clouds.overview': { clouds: [] },
      'drift.counts': { same: 9, drifted: 1, unknown: 2, unchecked: 0, opened: 0 },
      'drift.stacks': stacks,
      ...more,
    },
    path,
  });
const expand = async () => fireEvent.click(await screen.findByRole('button', { name: /expand row/i }));
const last = (name: string | RegExp) => screen.getAllByRole('button', { name }).at(-1) as HTMLElement;

describe('the page of drift', () => {
  it('says why there is nothing to look at yet', async () => {
    open(page([]));
    expect(await screen.findByText('还没有已部署的栈')).toBeTruthy();
  });

  it('shows the problem with a way to try again', async () => {
    let asked = 0;
    open(() => (asked++ === 0 ? { refuse: 'INPUT_INVALID', sentence: '筛选条件不对' } : page([stack])));
    expect(await screen.findByText('筛选条件不对')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(await screen.findByText('药品监督管理局')).toBeTruthy();
  });

  it('shows each difference with what was expected, what is there, and who wrote it', async () => {
    open(page([stack]));
    await expand();
    for (const text of ['spec.hard.pods', '10', '99', /kubectl-edit/])
      expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });

  it('says of a look without a result that it is none, with the reason', async () => {
    const reason = { code: 'CLUSTER_UNREACHABLE', facts: { cloud: '广州市政务云' } };
    open(page([{ ...stack, status: 'unknown', drift: null, reason }]));
    await expand();
    expect(await screen.findByText('上次核对没有结果，不能据此认为没有漂移')).toBeTruthy();
  });

  it('says of a half-made stack that it is one, and where it is finished or cleaned up', async () => {
    const halfMade = { operation: { id: 'o-9', number: 'CZ-2026-000009', state: 'failed' } };
    const tenancy = { id: 't-1', number: 'ZK-2026-000001', namespace: 'gz-zk-1' };
    open(page([{ ...stack, drift: null, status: 'unchecked', halfMade, tenancy }]));
    expect(await screen.findByText('部署未完成')).toBeTruthy();
    await expand();
    expect(await screen.findByText(/首次部署没有完成/)).toBeTruthy();
    const link = screen.getByRole('link', { name: '最近一次操作 CZ-2026-000009' });
    expect(link).toHaveProperty('pathname', '/operations/o-9');
    const ways = screen.getAllByRole('link', { name: 'ZK-2026-000001' });
    expect(ways.at(-1)).toHaveProperty('pathname', '/tenancies/t-1');
  });

  it('asks by what the address filters by, and a count leads to its stacks', async () => {
    const { asked, address } = open(page([stack]), {}, '/operations/drift?cloud=c-1');
    await screen.findByText('药品监督管理局');
    expect(asked('drift.stacks')[0]).toMatchObject({ cloudId: 'c-1' });
    const [unknown] = screen.getAllByRole('link').filter((link) => link.textContent?.includes('无法得知'));
    fireEvent.click(unknown as HTMLElement);
    await waitFor(() => expect(address()).toBe('/operations/drift?status=unknown'));
  });
});

describe('settling a drift', () => {
  it('is put back with a reason, with the keyboard alone', async () => {
    const user = userEvent.setup();
    const may = { ...stack, drift: { ...drift, acts: ['revert', 'accept'] } };
    const { asked } = open(page([may]), { 'drift.revert': { operationId: 'o-1', number: 'CZ-2026-000001' } });
    (await screen.findByRole('button', { name: /expand row/i })).focus();
    await user.keyboard('{Enter}');
    (await screen.findByRole('button', { name: /还\s?原/ })).focus();
    await user.keyboard('{Enter}');
    (await screen.findByLabelText('原因')).focus();
    await user.keyboard('误改');
    last(/还\s?原/).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked('drift.revert')).toEqual([{ driftId: 'd-1', reason: '误改' }]));
  });

  it('can’t be accepted where that is refused, which is said', async () => {
    const refusal = { code: 'DRIFT_CHARGED', facts: {} };
    open(page([{ ...stack, drift: { ...drift, refusal, acts: ['revert'] } }]));
    await expand();
    expect(await screen.findByRole('button', { name: /接\s?受/ })).toHaveProperty('disabled', true);
  });

  it('is nobody’s who may not, and not offered twice while an operation settles it', async () => {
    const operation = { id: 'o-7', number: 'CZ-2026-000007', purpose: 'revert' };
    open(page([{ ...stack, drift: { ...drift, operation } }]));
    await expand();
    expect(await screen.findByText('正在办理还原')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'CZ-2026-000007' })).toHaveProperty('pathname', '/operations/o-7');
    for (const name of [/还\s?原/, /接\s?受/, '立即核对', '核对并更新状态'])
      expect(screen.queryByRole('button', { name })).toBe(null);
  });

  it('is looked for now at a press', async () => {
    const { asked } = open(page([{ ...stack, acts: ['check'] }]), { 'drift.check': { stackId: 's-1' } });
    await expand();
    fireEvent.click(await screen.findByRole('button', { name: '立即核对' }));
    await waitFor(() => expect(asked('drift.check')).toEqual([{ stackId: 's-1' }]));
  });
});
