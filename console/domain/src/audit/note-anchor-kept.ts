import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { settle } from '../notices/settle.ts';
import { ingest } from '../verb/ingest.ts';
import { lastAnchorAt, lockAnchor } from './anchor-store.ts';
import { ANCHORS } from './schemas.ts';

/**
 * Notes that the day's anchor stands outside, once a day of Asia/Shanghai, so that it can be told from a platform of which none ever
 * was; and closes what people were told of anchors that could not be written. Gives how many were open.
 */
export const noteAnchorKept = ingest({
  event: 'audit.anchor-kept',
  allow: ['job'],
  input: z.void(),
  async store(scope) {
    const { ctx, tx } = scope;
    const { result } = await settle.definition.store(scope, { about: ANCHORS, kinds: ['anchor-failing'] });
    const day = dayOf(ctx.now);
    await lockAnchor(tx);
    const last = await lastAnchorAt(tx);
    if (last && dayOf(last) >= day) return { result };
    return { result, audit: { object: ANCHORS, detail: { day } } };
  },
});
