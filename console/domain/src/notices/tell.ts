import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { dispatch } from '../webhooks/dispatch.ts';
import { findReaders } from './find-readers.ts';
import { noticeMailJob } from './jobs.ts';
import { mailedAtOnce } from './mail-rules.ts';
import { insertMails, reachableByMail } from './mail-store.ts';
import { dueOf } from './rules.ts';
import { type NoticeKind, tellSchema } from './schemas.ts';
import { insertNotice, isTold } from './store.ts';

/**
 * Tells people of an act, in the transaction of the act. Who has a duty is told who has it now: who joins later finds what is still
 * open in the lists of work, not here. What asks for an act says by when: by the policy, where the act itself doesn't say. Nobody to tell is no error: the row says so.
 */
export const tell = command({
  event: 'notices.told',
  allow: ['job'],
  input: tellSchema,
  async act(scope, { to, except, standIns, once, ...told }) {
    const { ctx, tx } = scope;
    const id = newId(ctx.now);
    const dueAt = dueOf(told, ctx.now, await findDeclaredDays.definition.read(scope));
    const notice = { ...told, dueAt };
    const { recipients, mails } = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
      if (once && (await isTold(tx, notice))) return { recipients: [], mails: [] };
      const found = await findReaders.definition.read(scope, {
        to,
        except,
        standIns,
        departmentId: notice.departmentId,
      });
      if (found.length > 0) await insertNotice(tx, { ...notice, id, at: ctx.now, recipients: found });
      const { kind, about, departmentId, facts } = notice;
      const number = facts.number === undefined ? null : String(facts.number);
      await dispatch.definition.store(scope, { kind, about, departmentId, dueAt, number });
      return { recipients: found, mails: await openMails(scope, { id, kind: notice.kind }, found) };
    });
    return {
      result: { noticeId: recipients.length > 0 ? id : null, recipients: recipients.length },
      audit: {
        object: { kind: 'notice', id },
        departmentId: notice.departmentId,
        detail: {
          notice: notice.kind,
          about: notice.about,
          aspect: notice.aspect,
          dueAt: dueAt?.toISOString() ?? null,
          recipients: recipients.map(({ personId }) => personId),
        },
      },
      jobs: mails.map(noticeMailJob),
    };
  },
});

/** Opens the mails of a notice to those who get it at once. */
async function openMails(
  { ctx, tx }: VerbScope,
  notice: { readonly id: string; readonly kind: NoticeKind },
  recipients: readonly { readonly personId: string }[],
): Promise<readonly string[]> {
  const reachable = await reachableByMail(
    tx,
    recipients.map(({ personId }) => personId),
  );
  const atOnce = reachable.filter(({ preference }) => mailedAtOnce(notice.kind, preference));
  const of = { noticeId: notice.id };
  return insertMails(
    tx,
    atOnce.map(({ personId }) => ({ id: newId(ctx.now), personId, of, at: ctx.now })),
  );
}
