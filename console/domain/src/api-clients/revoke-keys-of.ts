import { personRefSchema } from '../people/schemas.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { inSight, revokeLiveKeys } from './store.ts';

/**
 * Revokes the keys of every account that a person answers for as they go out of service, within that act: a key that only slept would
 * wake when they came back. Gives how many were live. NOT_YOURS unless a person does it.
 */
export const revokeKeysOf = command({
  event: 'api-clients.key-revoked',
  allow: ['security-admin'],
  input: personRefSchema,
  async act(scope, { personId }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    if (by === null) throw new DomainError('NOT_YOURS');
    const prefixes = await inSight(scope, () => revokeLiveKeys(tx, { ownerId: personId, at: ctx.now, by }));
    return {
      result: { keys: prefixes.length },
      audit: { object: { kind: 'person', id: personId }, detail: { prefixes } },
    };
  },
});
