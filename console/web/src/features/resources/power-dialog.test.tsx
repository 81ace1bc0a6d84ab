import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { PowerDialog } from './power-dialog.tsx';
import type { Resource } from './resource-types.ts';

afterEach(cleanup);

const resource = {
  id: 'r-1',
  number: 'ZY-2026-000001',
  spec: { item: 'cloud-host', vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [], count: 2 },
  cloud: { id: 'c-1', slug: 'guangzhou', name: '广州市政务云' },
  tenancy: { id: 't-1', number: 'ZK-2026-000001', slug: 'gz-zk-1', zone: 'extranet' },
  acts: ['stop'],
};
const part = { sku: 'vcpu', unit: '核', units: '8', unitPrice: '10.000000' };
const quote = {
  priceVersion: { id: 'p', number: 'JG-2026-000001', sample: true },
  lines: [
    {
      ordinal: 1,
      parts: [
        { ...part, dimension: 'vcpu', monthFen: '80000' },
        { ...part, dimension: 'disk-ordinary-gb', monthFen: '12345' },
      ],
      monthFen: '92345',
      yearEndFen: '92345',
    },
  ],
  monthFen: '92345',
  yearEndFen: '92345',
};
const open = (acts: readonly string[], more: Record<string, unknown> = {}) =>
  renderWithServer(<PowerDialog resource={{ ...resource, acts } as unknown as Resource} />, {
    answers: { 'session.me': meWith('applicant'), 'pricing.quote': quote, ...more },
  });
const STOP = /停\s?机/;
const START = /开\s?机/;
const last = (name: RegExp) => screen.getAllByRole('button', { name }).at(-1) as HTMLElement;

describe('stopping hosts', () => {
  it('says which, what it breaks and what goes on being charged, before it is done', async () => {
    const page = open(['stop']);
    fireEvent.click(await screen.findByRole('button', { name: STOP }));
    expect(await screen.findByText('停止 ZY-2026-000001 的全部主机')).toBeTruthy();
    expect(screen.getByText(/其上的业务中断/)).toBeTruthy();
    expect(await screen.findByText(/每月 123\.45 元（运行时每月 923\.45 元/)).toBeTruthy();
    expect(page.asked('resources.switchPower')).toEqual([]);
  });

  it('is still possible while the price is not known, without a made-up figure', async () => {
    open(['stop'], { 'pricing.quote': { refuse: 'NO_PRICE', sentence: '没有价格' } });
    fireEvent.click(await screen.findByRole('button', { name: STOP }));
    expect(await screen.findByText(/其上的业务中断/)).toBeTruthy();
    expect(screen.queryByText(/每月/)).toBe(null);
  });

  it('needs a reason', async () => {
    const page = open(['stop']);
    fireEvent.click(await screen.findByRole('button', { name: STOP }));
    await screen.findByLabelText('原因');
    fireEvent.click(last(STOP));
    expect(await screen.findByText('请写明原因，将记入审计')).toBeTruthy();
    expect(page.asked('resources.switchPower')).toEqual([]);
  });

  it('is done with the keyboard alone, and nothing is done after Escape', async () => {
    const user = userEvent.setup();
    const page = open(['stop'], { 'resources.switchPower': { operationId: 'o-1', number: 'CZ-2026-000001' } });
    await screen.findByRole('button', { name: STOP });
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByLabelText('原因');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText('原因')).toBe(null));
    screen.getByRole('button', { name: STOP }).focus();
    await user.keyboard('{Enter}');
    (await screen.findByLabelText('原因')).focus();
    await user.keyboard('下班');
    last(STOP).focus();
    await user.keyboard('{Enter}');
    const asked = [{ resourceId: 'r-1', power: 'stopped', reason: '下班' }];
    await waitFor(() => expect(page.asked('resources.switchPower')).toEqual(asked));
    expect(await screen.findByText(/操作 CZ-2026-000001 已开始/)).toBeTruthy();
  });

  it('shows a refusal where it was asked, and stays', async () => {
    const refusal = { refuse: 'RESOURCE_BUSY', sentence: '资源正在变更' };
    open(['stop'], { 'resources.switchPower': refusal });
    fireEvent.click(await screen.findByRole('button', { name: STOP }));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '下班' } });
    fireEvent.click(last(STOP));
    expect(await screen.findByText('资源正在变更')).toBeTruthy();
    expect(screen.getByLabelText('原因')).toHaveProperty('value', '下班');
  });
});

describe('starting hosts', () => {
  it('is what is offered where they are stopped, and asks for no price', async () => {
    const page = open(['start'], { 'resources.switchPower': { operationId: 'o-2', number: 'CZ-2026-000002' } });
    expect(await screen.findByRole('button', { name: START })).toBeTruthy();
    expect(screen.queryByRole('button', { name: STOP })).toBe(null);
    fireEvent.click(screen.getByRole('button', { name: START }));
    fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '上班' } });
    fireEvent.click(last(START));
    const asked = [{ resourceId: 'r-1', power: 'running', reason: '上班' }];
    await waitFor(() => expect(page.asked('resources.switchPower')).toEqual(asked));
    expect(page.asked('pricing.quote')).toEqual([]);
  });
});

describe('who may do neither', () => {
  it('is offered neither', () => {
    open(['resize', 'release']);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
