import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { localeSchema } from '../people/schemas.ts';
import { query } from '../verb/query.ts';
import { DIGEST_KINDS } from './mail-rules.ts';
import { digestBefore, findMail } from './mail-store.ts';
import { TODO_KINDS } from './rules.ts';
import { mailRefSchema, type Notice } from './schemas.ts';
import { noticesOfMail, openNotices } from './store.ts';
import { viewNotice } from './view-rules.ts';

/** A mail to be written: to whom, in which language, of what. */
export interface MailContent {
  readonly to: string;
  readonly locale: Locale;
  /** The day of a digest, `YYYY-MM-DD`; null: the mail of one notice. */
  readonly digestDay: string | null;
  readonly told: readonly Notice[];
  /** In a digest: what still asks for an act. */
  readonly open: readonly Notice[];
}

const MOST_IN_A_DIGEST = 50;

/**
 * What a stored mail is to say, read as it is sent: null where nothing is left to say, because it was sent, its reader was disabled,
 * has no address or no longer has the duty, or what it asks for is done.
 */
export const readMail = query({
  allow: ['job'],
  input: mailRefSchema,
  async read({ tx }, { mailId }): Promise<MailContent | null> {
    const mail = await findMail(tx, mailId);
    if (mail?.state !== 'waiting' || mail.mail === null || mail.disabled_at !== null) return null;
    const { person_id: personId, digest_day: digestDay } = mail;
    const head = { to: mail.mail, locale: localeSchema.parse(mail.locale), digestDay };
    if (mail.notice_id !== null) {
      const rows = await noticesOfMail(tx, personId, { id: mail.notice_id });
      const told = rows.map(viewNotice).filter(({ todo, doneAt }) => !(todo && doneAt !== null));
      return told.length === 0 ? null : { ...head, told, open: [] };
    }
    const after = (await digestBefore(tx, personId, mail.at)) ?? new Date(0);
    const rows = await noticesOfMail(tx, personId, { kinds: DIGEST_KINDS, after, limit: MOST_IN_A_DIGEST });
    if (rows.length === 0) return null;
    const open = await openNotices(tx, personId, { kinds: TODO_KINDS, limit: MOST_IN_A_DIGEST });
    return { ...head, told: rows.map(viewNotice), open: open.map(viewNotice) };
  },
});
