import { randomUUID } from 'node:crypto';
import type { IssuedCode } from '@zhengyun/domain/people/mail-claim/schemas.ts';
import type { Letter } from './mail-server.ts';

const WORDS = {
  'zh-CN': {
    subject: '[政云] 通知邮箱验证码',
    text: (code: string, minutes: number) =>
      `您的验证码是 ${code}，${minutes} 分钟内有效。\n\n请在控制台“通知”页填写，此后通知将发到这个邮箱。\n如果不是您本人操作，请忽略本邮件，不要把验证码告诉任何人。`,
    foot: '本邮件由政云控制台自动发出，请勿回复。',
  },
  'en-US': {
    subject: '[Zhengyun] Code for your mail address',
    text: (code: string, minutes: number) =>
      `Your code is ${code}; it counts for ${minutes} minutes.\n\nEnter it in the console under Notices; notices are then mailed here.\nIf you asked for none, do nothing, and tell nobody the code.`,
    foot: 'Sent by the Zhengyun console; please do not reply.',
  },
} as const;

/** The letter that brings a code. The subject has none: subjects show on locked screens. Each attempt has an id of its own, as it has its code. */
export function writeCodeLetter(claimId: string, { to, locale, code, minutes }: IssuedCode): Letter {
  const { subject, text, foot } = WORDS[locale];
  return { id: `${claimId}-${randomUUID()}`, to, subject, text: `${text(code, minutes)}\n\n--\n${foot}\n` };
}
