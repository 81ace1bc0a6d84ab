import { command } from '../verb/command.ts';
import { effectsOf, move } from './rules.ts';
import { quotaChangesSchema } from './schemas.ts';
import { lockLines, saveLines } from './store.ts';

/** Gives back the reservation of changes that will not be delivered. */
export const releaseQuota = command({
  event: 'quota.released',
  allow: ['job'],
  input: quotaChangesSchema,
  async act({ tx }, { departmentId, requestId, changes }) {
    const effects = effectsOf(changes);
    const lines = await lockLines(tx, departmentId, [...new Set(effects.map((effect) => effect.cloudId))]);
    await saveLines(tx, move('release', lines, effects));
    return {
      result: { effects: effects.length },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { effects } },
    };
  },
});
