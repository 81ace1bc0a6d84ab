import { settle } from '../notices/settle.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { answerRefusedSchema } from './entries/schemas.ts';
import { answerRefusedOf } from './refused-store.ts';

/**
 * Says of a month what becomes of the readings that came after it was closed: they still count nowhere, and what they lack on a statement is adjusted there.
 * Those that come later wait for another word. NOT_FOUND: none waits for one.
 */
export const answerRefused = command({
  event: 'metering.refused-answered',
  allow: ['finance'],
  input: answerRefusedSchema,
  async act(scope, { month, why }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    if (by === null) throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const readings = await answerRefusedOf(tx, { month, at: ctx.now, by, why });
    if (readings === 0) throw new DomainError('NOT_FOUND', { what: 'usage' });
    const about = { kind: 'accounting-period', id: month } as const;
    await settle.definition.store(scope, { about, kinds: ['readings-refused'] });
    return { result: { month, readings }, audit: { object: about, detail: { month, readings, why } } };
  },
});
