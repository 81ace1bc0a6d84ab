import { command } from '../verb/command.ts';
import { effectsOf, move } from './rules.ts';
import { quotaChangesSchema } from './schemas.ts';
import { lockLines, saveLines } from './store.ts';

/** Turns the reservation of a delivered change into use; a shrinking or released resource gives back here and not before. */
export const bookQuota = command({
  event: 'quota.booked',
  allow: ['job'],
  input: quotaChangesSchema,
  async act({ tx }, { departmentId, requestId, changes }) {
    const effects = effectsOf(changes);
    const lines = await lockLines(tx, departmentId, [...new Set(effects.map((effect) => effect.cloudId))]);
    await saveLines(tx, move('book', lines, effects));
    return {
      result: { effects: effects.length },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { effects } },
    };
  },
});
