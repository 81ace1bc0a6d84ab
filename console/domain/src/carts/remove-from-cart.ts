import type { z } from 'zod';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { type removedFromCartSchema, removeFromCartSchema } from './schemas.ts';
import { deleteLines } from './store.ts';

/** Takes lines out of the caller's own cart: not wanted any more, or ordered. One that is gone already is no error; NOT_FOUND when none was there. */
export const removeFromCart = command({
  event: 'carts.removed',
  allow: ['applicant', 'department-approver'],
  input: removeFromCartSchema,
  async act({ ctx, tx }, { lineIds }): Promise<Outcome<z.output<typeof removedFromCartSchema>>> {
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'carts.remove' });
    const removed = await deleteLines(tx, ctx.actor.id, lineIds);
    if (removed === 0) throw new DomainError('NOT_FOUND', { what: 'cart line' });
    return { result: { removed }, audit: { object: { kind: 'person', id: ctx.actor.id }, detail: { removed } } };
  },
});
