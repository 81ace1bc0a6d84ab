import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { isFailureTold, lockAnchor } from './anchor-store.ts';
import { ANCHORS, anchorFailedSchema } from './schemas.ts';

/**
 * Tells the audit administrators that the day's anchor could not be written outside, once a day of Asia/Shanghai however often and by
 * however many workers it is tried; what was told on earlier days is closed, so that one thing asks to be seen to. Gives whether they
 * were told now.
 */
export const noteAnchorFailed = ingest({
  event: 'audit.anchor-failed',
  allow: ['job'],
  input: anchorFailedSchema,
  async store(scope, { reason }) {
    const { ctx, tx } = scope;
    const day = dayOf(ctx.now);
    await lockAnchor(tx);
    if (await isFailureTold(tx, day)) return { result: { told: false } };
    await settle.definition.store(scope, { about: ANCHORS, kinds: ['anchor-failing'] });
    await tell.within(scope, {
      kind: 'anchor-failing',
      about: ANCHORS,
      aspect: day,
      departmentId: null,
      facts: { day, reason },
      to: [{ role: 'audit-admin' }],
    });
    return { result: { told: true }, audit: { object: ANCHORS, detail: { day, reason } } };
  },
});
