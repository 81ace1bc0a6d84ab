import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { findHolders } from '../people/find-holders.ts';
import type { DutyInput } from '../people/schemas.ts';
import { command } from '../verb/command.ts';
import { scopeOf } from '../verb/context.ts';
import { TODO_KINDS } from './rules.ts';
import { passOnSchema } from './schemas.ts';
import { addReaders, openTodosOf } from './store.ts';
import { tell } from './tell.ts';

/**
 * Passes on what waits for a person who goes out of service, within that act: what is open in each of their duties is given to
 * everyone who has it now, and they are told so once a duty. `vacant`: places in `duties` that nobody has now; their things stand open in the
 * lists of work, where whoever is appointed finds them.
 */
export const passOn = command({
  event: 'notices.passed-on',
  allow: ['job'],
  input: passOnSchema,
  async act(scope, { personId, name, duties }) {
    const { ctx, tx } = scope;
    const shares = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
      const todos = await openTodosOf(tx, personId, TODO_KINDS);
      const found: { duty: DutyInput; noticeIds: string[]; holders: string[] }[] = [];
      for (const duty of duties) {
        const ofDuty = todos.filter(
          ({ role, departmentId }) =>
            role === duty.role && (duty.departmentId === undefined || departmentId === duty.departmentId),
        );
        const holders = (await findHolders.definition.read(scope, duty)).filter((holder) => holder !== personId);
        const noticeIds = ofDuty.map(({ id }) => id);
        await addReaders(tx, { noticeIds, personIds: holders, role: duty.role, at: ctx.now });
        found.push({ duty, noticeIds, holders });
      }
      return found;
    });
    for (const { duty, noticeIds } of shares.filter((share) => share.holders.length > 0))
      await tell.within(scope, {
        kind: 'duty-passed',
        about: { kind: 'person', id: personId },
        aspect: `${duty.role}/${duty.departmentId ?? duty.seat ?? ''}`,
        departmentId: duty.departmentId ?? null,
        facts: { name, role: duty.role, ...(noticeIds.length > 0 ? { open: noticeIds.length } : {}) },
        to: [duty],
      });
    const vacant = shares.flatMap(({ holders }, at) => (holders.length === 0 ? [at] : []));
    const passed = new Set(shares.flatMap(({ noticeIds, holders }) => (holders.length > 0 ? noticeIds : []))).size;
    return {
      result: { passed, vacant },
      audit: {
        object: { kind: 'person', id: personId },
        detail: { passed, duties: duties.length, vacant: vacant.length },
      },
    };
  },
});
