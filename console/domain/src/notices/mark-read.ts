import { command } from '../verb/command.ts';
import { readerOf } from './reader-rules.ts';
import { markReadSchema } from './schemas.ts';
import { markOwnRead } from './store.ts';

/** Notes that the caller has read notices of their own; others' keys and what was read before are passed over. */
export const markRead = command({
  event: 'notices.read',
  allow: ['signed-in'],
  input: markReadSchema,
  async act({ ctx, tx }, input) {
    const personId = readerOf(ctx.actor);
    const which = 'noticeIds' in input ? { ids: input.noticeIds } : { upTo: new Date(input.upTo) };
    const read = await markOwnRead(tx, { personId, at: ctx.now }, which);
    return { result: { read }, audit: { object: { kind: 'person', id: personId }, detail: { read } } };
  },
});
