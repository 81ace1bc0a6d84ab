import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { gapsBetween } from './month-rules.ts';
import { usageMonths, usageWithin } from './month-store.ts';

/** What the notice is about: the default partition, by its name. */
const ABOUT = { kind: 'usage-source', id: 'usage_event_default' } as const;

/**
 * Asks platform engineers to move use that lies in the default partition, once until none is there any more: its months can't get a partition of
 * their own while it lies there, nor be detached when their retention is over. `events` 0: there is none.
 */
export const warnOfStrayUse = ingest({
  event: 'notices.told',
  allow: ['job'],
  input: z.strictObject({}),
  async store(scope) {
    const { tx } = scope;
    const found = [];
    for (const gap of gapsBetween(await usageMonths(tx))) found.push((await usageWithin(tx, gap)) ?? []);
    const stray = found.flat();
    const events = stray.reduce((sum, each) => sum + each.events, 0);
    const [first, last] = [stray[0]?.first, stray.at(-1)?.last];
    if (!first || !last) {
      await settle.definition.store(scope, { about: ABOUT, kinds: ['usage-astray'] });
      return { result: { events } };
    }
    await tell.within(scope, {
      kind: 'usage-astray',
      about: ABOUT,
      departmentId: null,
      facts: { events, first: dayOf(first), last: dayOf(last) },
      to: [{ role: 'platform-engineer' }],
      once: true,
    });
    return { result: { events } };
  },
});
