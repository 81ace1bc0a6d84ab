import type { MailContent } from '@zhengyun/domain/notices/read-mail.ts';
import type { Notice } from '@zhengyun/domain/notices/schemas.ts';
import { noticeMessage } from '@zhengyun/rulebook/messages/notice-message.ts';
import type { Letter } from './mail-server.ts';

const WORDS = {
  'zh-CN': {
    product: '政云',
    digest: (day: string, count: number) => `${day} 通知摘要（${count} 条）`,
    told: '新的通知',
    open: '仍待您办理',
    foot: '本邮件由政云控制台自动发出，请勿回复。通知方式可在控制台“通知 → 通知设置”中修改；重要通知总会即时发送。',
  },
  'en-US': {
    product: 'Zhengyun',
    digest: (day: string, count: number) => `Digest of ${day} (${count})`,
    told: 'New',
    open: 'Still to do',
    foot: 'Sent by the Zhengyun console; please do not reply. Change how you are told under Notices → Settings; weighty notices always come at once.',
  },
} as const;

/** Facts that stay in the console: reasons people wrote are for who signs in, not for the mail systems on the way. */
const KEPT_BACK = ['reason'];
/** Characters (UTF-16) that mail programs show at most. */
const LONGEST_SUBJECT = 200;

/** The letter of a stored mail: what it is, what to do by when, and where. `console` is the console's address without a path. */
export function writeLetter(mailId: string, content: MailContent, console: URL): Letter {
  const words = WORDS[content.locale];
  const said = (notice: Notice) => {
    const facts = Object.fromEntries(Object.entries(notice.facts).filter(([name]) => !KEPT_BACK.includes(name)));
    const dueAt = notice.dueAt === null ? null : new Date(notice.dueAt);
    return noticeMessage(content.locale, notice.kind, { facts, dueAt });
  };
  const paragraph = (notice: Notice) => {
    const { title, act } = said(notice);
    return `${oneLine(title)}\n${oneLine(act)}\n${new URL(notice.link, console).href}`;
  };
  const [first] = content.told;
  const title =
    content.digestDay === null && first
      ? said(first).title
      : words.digest(content.digestDay ?? '', content.told.length);
  const sections =
    content.digestDay === null
      ? content.told.map(paragraph)
      : [
          `【${words.told}】`,
          ...content.told.map(paragraph),
          ...(content.open.length > 0 ? [`【${words.open}】`, ...content.open.map(paragraph)] : []),
        ];
  const text = `${[...sections, `--\n${words.foot}`].join('\n\n')}\n`;
  const subject = oneLine(`[${words.product}] ${title}`).slice(0, LONGEST_SUBJECT).toWellFormed();
  return { id: mailId, to: content.to, subject, text };
}

/**
 * What people called their things is part of one line: it opens no paragraph that would pass for the console's own words, begins no
 * header, and does not turn the direction in which the rest is read.
 */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
