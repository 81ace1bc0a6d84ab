import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { settle } from '../notices/settle.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { cloudsGranted } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { insertWorkingDay } from './calendar-store.ts';
import { setWorkingDaySchema } from './schemas.ts';

/**
 * The authority says that a day is worked, or is not, whatever the State Council's list says: its notice came late, a typhoon closes the
 * offices. The word is dated; whatever happens by itself when a deadline that runs is over happens later by it, and never sooner. What has been promised of a delivery
 * and the times that notices name stay as they are. The first word of a year ends the asking for its holidays. Refused: ROLE_MISSING;
 * CLOUD_NOT_GRANTED for the authority of one cloud, as every cloud's deadlines count these days; INPUT_INVALID for a day
 * that has passed.
 */
export const setWorkingDay = command({
  event: 'reclaim.day-set',
  allow: ['authority-approver'],
  input: setWorkingDaySchema,
  async act(scope, { day, worked, reason }) {
    const { ctx, tx } = scope;
    const said_by = answerableFor(ctx.actor);
    if (!said_by) throw new DomainError('ROLE_MISSING');
    if (cloudsGranted(ctx.actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    if (day < dayOf(ctx.now)) throw new DomainError('INPUT_INVALID', { field: 'day' });
    const id = newId(ctx.now);
    await insertWorkingDay(tx, { id, day, worked, reason, said_by, said_at: ctx.now });
    const year = { kind: 'working-day', id: day.slice(0, 4) } as const;
    await settle.definition.store(scope, { about: year, kinds: ['working-days-unknown'] });
    return {
      result: { day, worked },
      audit: { object: { kind: 'working-day', id: day }, detail: { day, worked, reason } },
    };
  },
});
