import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { changeMail, lockMail } from './mail-store.ts';
import { dropMailSchema } from './schemas.ts';

/** A mail that has nothing left to say, or that no mail server is there for, ends unsent. `dropped` false: it had ended already. NOT_FOUND. */
export const dropMail = command({
  event: 'notices.mail-ended',
  allow: ['job'],
  input: dropMailSchema,
  async act({ ctx, tx }, { mailId, why }) {
    const mail = await lockMail(tx, mailId);
    if (!mail) throw new DomainError('NOT_FOUND', { what: 'mail' });
    const { attempts } = mail;
    const dropped = mail.state === 'waiting';
    if (dropped) await changeMail(tx, mailId, { state: 'dropped', attempts, trouble: why, ended_at: ctx.now });
    const detail = { mail: mailId, notice: mail.notice_id, digest: mail.digest_day, state: 'dropped', why, dropped };
    return { result: { dropped }, audit: { object: { kind: 'person', id: mail.person_id }, detail } };
  },
});
