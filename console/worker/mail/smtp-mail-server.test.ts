import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailSink, mailSink, textOf } from '../testing/mail-sink.ts';
import type { MailServer } from './mail-server.ts';
import { smtpMailServer } from './smtp-mail-server.ts';

let sink: MailSink;
let server: MailServer;
const from = '政云 <zhengyun@example.gov.cn>';
const letter = { id: 'mail-1', to: 'chen@example.gov.cn', subject: '[政云] 待您审批', text: '请在控制台办理。\n' };

beforeEach(async () => {
  sink = await mailSink();
  server = smtpMailServer({ url: sink.url, from, plainAllowed: true });
});
afterEach(async () => {
  server.close();
  await sink.close();
});

describe('a mail server over SMTP', () => {
  it('takes a letter with a name of its own, so that a second copy is known', async () => {
    expect(await server.send(letter)).toEqual({ is: 'sent' });
    const [mail] = sink.arrived;
    expect(mail).toMatchObject({ from: 'zhengyun@example.gov.cn', to: ['chen@example.gov.cn'] });
    expect(mail!.source).toContain('Message-ID: <mail-1@example.gov.cn>');
    expect(mail!.source).toContain('Auto-Submitted: auto-generated');
    expect(textOf(mail!).trim()).toBe('请在控制台办理。');
  });

  it.each([
    [550, 'refused'],
    [450, 'unreachable'],
  ])('that answers %i is %s', async (code, is) => {
    sink.refuseWith(code);
    expect(await server.send(letter)).toMatchObject({ is, trouble: expect.stringContaining(String(code)) });
  });

  it('that is away is unreachable', async () => {
    await sink.close();
    expect(await server.send(letter)).toMatchObject({ is: 'unreachable' });
  });

  it('that offers no encryption gets nothing, unless it is on this machine', async () => {
    const strict = smtpMailServer({ url: sink.url, from, plainAllowed: false });
    expect(await strict.send(letter)).toMatchObject({ is: expect.stringMatching(/refused|unreachable/) });
    expect(sink.arrived).toEqual([]);
    strict.close();
  });

  it('takes no second recipient or head line out of an address or a subject', async () => {
    const odd = { ...letter, to: 'chen@example.gov.cn, other@example.com', subject: 'x\r\nBcc: other@example.com' };
    await server.send(odd);
    for (const mail of sink.arrived) {
      expect(mail.to).not.toContain('other@example.com');
      expect(mail.source).not.toMatch(/^Bcc:/m);
    }
  });
});
