import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NOTICE_KINDS } from '@zhengyun/domain/notices/schemas.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { TEXTS } from '../../i18n/texts.ts';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { WebhooksPage } from './webhooks-page.tsx';

afterEach(cleanup);

/** Text of a button: by its role it would be looked for in every option of the form's lists. */
const BUTTON = { selector: 'button span' };

const AT = '2026-11-23T02:00:00.000Z';
const webhook = {
  id: 'w-1',
  departmentId: null,
  name: '值班系统',
  url: 'https://hooks.example.gov.cn/zhengyun',
  kinds: ['operation-failed'],
  createdAt: AT,
  disabled: null,
};
const delivery = {
  id: 'x-1',
  kind: 'operation-failed',
  state: 'dead',
  attempts: 11,
  status: 503,
  trouble: null,
  at: AT,
  nextAt: null,
  endedAt: AT,
};
const open = (webhooks: unknown, more: Record<string, unknown> = {}) =>
  renderWithServer(<WebhooksPage />, {
    answers: {
      'session.me': { ...meWith('platform-engineer'), departments: [] },
      'webhooks.list': webhooks,
      'webhooks.deliveries': { items: [delivery], nextCursor: null, total: 1 },
      ...more,
    },
    path: '/webhooks',
  });

it.each(['zh-CN', 'en-US'] as const)('every kind of notice has its short name: %s', (locale) => {
  expect(Object.keys(TEXTS[locale].web.webhooks.kindName).toSorted()).toEqual([...NOTICE_KINDS].toSorted());
});

describe('the page of webhooks', () => {
  it('adds an address for the kinds that were chosen, and shows its secret once', async () => {
    const secret = 'whsec_c2VjcmV0';
    const { asked } = open([], { 'webhooks.add': { webhookId: 'w-2', secret } });
    const [add] = await screen.findAllByText('添加推送地址', BUTTON);
    fireEvent.click(add as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByText('添加推送地址', BUTTON);
    fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: '值班系统' } });
    fireEvent.change(within(dialog).getByLabelText('推送地址'), { target: { value: 'http://insecure.example' } });
    fireEvent.click(submit);
    expect(await within(dialog).findByText('请填写 https 开头的地址')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('推送地址'), { target: { value: webhook.url } });
    const kinds = within(dialog).getByLabelText('推送事项');
    fireEvent.mouseDown(kinds);
    fireEvent.change(kinds, { target: { value: '操作失败' } });
    const [option] = await screen.findAllByText('操作失败', { selector: '.ant-select-item-option-content' });
    fireEvent.click(option as HTMLElement);
    fireEvent.click(submit);
    expect(await within(dialog).findByText(secret)).toBeTruthy();
    expect(within(dialog).getByText(/只显示这一次/)).toBeTruthy();
    expect(asked('webhooks.add')).toEqual([
      { name: '值班系统', url: webhook.url, kinds: ['operation-failed'], departmentId: null },
    ]);
  });

  it('sends a test, and shows what was sent and how it ended, to be sent again', async () => {
    const { asked } = open([webhook], {
      'webhooks.test': { deliveryId: 'x-2' },
      'webhooks.replay': { deliveryId: 'x-1' },
    });
    await userEvent.click(await screen.findByRole('button', { name: '发送测试' }));
    await waitFor(() => expect(asked('webhooks.test')).toEqual([{ webhookId: 'w-1' }]));
    await userEvent.click(screen.getByRole('button', { name: /expand row/i }));
    expect(await screen.findByText('未送达')).toBeTruthy();
    expect(screen.getByText('HTTP 503')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /补\s?投/ }));
    await waitFor(() => expect(asked('webhooks.replay')).toEqual([{ deliveryId: 'x-1' }]));
  });

  it('says why an address is switched off, and uses it again', async () => {
    const { asked } = open([{ ...webhook, disabled: { at: AT, reason: 'connect ECONNREFUSED' } }], {
      'webhooks.enable': { webhookId: 'w-1' },
    });
    expect(await screen.findByText(/ECONNREFUSED/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '重新启用' }));
    await waitFor(() => expect(asked('webhooks.enable')).toEqual([{ webhookId: 'w-1' }]));
  });

  it('removes an address after asking', async () => {
    const { asked } = open([webhook], { 'webhooks.remove': { webhookId: 'w-1' } });
    await userEvent.click(await screen.findByRole('button', { name: /删除 值班系统/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: /删\s?除/ }));
    await waitFor(() => expect(asked('webhooks.remove')).toEqual([{ webhookId: 'w-1' }]));
  });

  it('says why it is empty, and shows the problem with a way to try again', async () => {
    open([]);
    expect(await screen.findByText('还没有推送地址')).toBeTruthy();
    cleanup();
    open({ refuse: 'ROLE_MISSING', sentence: '您的角色不能做这件事' });
    expect(await screen.findByText('您的角色不能做这件事')).toBeTruthy();
  });
});
