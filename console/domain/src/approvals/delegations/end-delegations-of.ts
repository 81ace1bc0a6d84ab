import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { personRefSchema } from '../../people/schemas.ts';
import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { scopeOf } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { endOpenDelegations } from './store.ts';

/**
 * Ends the delegations from and to a person who goes out of service, within that act: one that only slept would wake with the next grant
 * of its role. Gives how many were not over. NOT_YOURS unless a person does it.
 */
export const endDelegationsOf = command({
  event: 'approvals.delegation-ended',
  allow: ['security-admin'],
  input: personRefSchema,
  async act({ ctx, tx }, { personId }) {
    const by = answerableFor(ctx.actor);
    if (by === null) throw new DomainError('NOT_YOURS');
    const ending = { by, at: ctx.now, today: dayOf(ctx.now) };
    const delegations = await inScopeOfAll(tx, scopeOf(ctx.actor), () => endOpenDelegations(tx, personId, ending));
    return { result: { delegations }, audit: { object: { kind: 'person', id: personId }, detail: { delegations } } };
  },
});
