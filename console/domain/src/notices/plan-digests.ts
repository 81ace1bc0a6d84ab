import { z } from 'zod';
import { command } from '../verb/command.ts';
import { newId } from '../verb/id.ts';
import { noticeMailJob } from './jobs.ts';
import { DIGEST_KINDS, digestDay } from './mail-rules.ts';
import { digestReaders, insertMails } from './mail-store.ts';

/** Opens the digests of a working day as its time has come: one for each who wants one and has something unread. */
export const planDigests = command({
  event: 'notices.digests-planned',
  allow: ['job'],
  input: z.void(),
  async act({ ctx, tx }) {
    const day = digestDay(ctx.now);
    const readers = day === null ? [] : await digestReaders(tx, DIGEST_KINDS);
    const mails = readers.map((personId) => ({
      id: newId(ctx.now),
      personId,
      of: { digestDay: day ?? '' },
      at: ctx.now,
    }));
    const opened = await insertMails(tx, mails);
    return {
      result: { opened: opened.length },
      audit: { object: { kind: 'loop', id: 'digests' }, detail: { day, opened: opened.length } },
      jobs: opened.map(noticeMailJob),
    };
  },
});
