import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { MailPreference } from './mail-preference.tsx';

afterEach(cleanup);

const claim = {
  mail: 'lin@example.gov.cn',
  claimedAt: '2026-11-23T02:00:00.000Z',
  expiresAt: '2026-11-23T02:15:00.000Z',
  triesLeft: 5,
  unsent: null,
};
const open = (mailClaim: unknown, more: Record<string, unknown> = {}, address: string | null = null) =>
  renderWithServer(<MailPreference />, {
    answers: {
      'session.me': meWith('applicant'),
      'notices.preference': { mail: 'digest', address, weighty: [] },
      'people.mailClaim': mailClaim,
      ...more,
    },
  });

describe('one’s own mail address', () => {
  it('is asked for with an address, to which a code goes', async () => {
    const { asked } = open(null, { 'people.claimMail': { minutes: 15 } });
    await userEvent.click(await screen.findByRole('button', { name: '设置通知邮箱' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox', { name: '邮箱地址' }), 'not an address');
    await userEvent.click(within(dialog).getByRole('button', { name: '发送验证码' }));
    expect(await within(dialog).findByText('请填写正确的邮箱地址')).toBeTruthy();
    expect(asked('people.claimMail')).toEqual([]);
    await userEvent.clear(within(dialog).getByRole('textbox', { name: '邮箱地址' }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: '邮箱地址' }), 'lin@example.gov.cn');
    await userEvent.click(within(dialog).getByRole('button', { name: '发送验证码' }));
    await waitFor(() => expect(asked('people.claimMail')).toEqual([{ mail: 'lin@example.gov.cn' }]));
  });

  it('counts once the code is given back; a wrong one says how many tries are left', async () => {
    let tries = 0;
    const { asked } = open(
      claim,
      {
        'people.confirmMail': () => {
          tries += 1;
          const confirmed = tries > 1;
          return { confirmed, standing: confirmed ? 'none' : 'awaited', triesLeft: 4 };
        },
      },
      'old@example.gov.cn',
    );
    await userEvent.click(await screen.findByRole('button', { name: '填写验证码' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/已发往 lin@example.gov.cn/)).toBeTruthy();
    const code = within(dialog).getByRole('textbox', { name: '验证码' });
    await userEvent.type(code, '123456');
    await userEvent.click(within(dialog).getByRole('button', { name: /^确\s?认$/ }));
    expect(await within(dialog).findByText('验证码不对，还可以试 4 次。')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: /^确\s?认$/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked('people.confirmMail')).toHaveLength(2);
  });

  it('that no code can reach says so, and lets another be tried', async () => {
    open({ ...claim, expiresAt: null, unsent: 'refused' });
    await userEvent.click(await screen.findByRole('button', { name: '设置通知邮箱' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/邮件服务器拒收该地址/)).toBeTruthy();
    expect(within(dialog).queryByRole('textbox', { name: '验证码' })).toBeNull();
    expect(within(dialog).getByRole('button', { name: '发送验证码' })).toBeTruthy();
  });
});
