import { revokeKeysOf } from '../api-clients/revoke-keys-of.ts';
import { endDelegationsOf } from '../approvals/delegations/end-delegations-of.ts';
import { passOn } from '../notices/pass-on.ts';
import { endSessionsOf } from '../sessions/end-sessions-of.ts';
import { answerableFor } from '../verb/actor.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { type EndedService, endServiceSchema } from './schemas.ts';
import { leftEmpty } from './service-rules.ts';
import { administratorsBeside, closeAccount, endGrantsOf, lockAdministrators } from './service-store.ts';
import { grantsInForce, lockPerson } from './store.ts';
import { dutyName, dutyOf } from './view-rules.ts';

/**
 * Takes a person out of service: their sessions and the keys of programs they answer for end at once, their roles and the
 * delegations from and to them too, and what waited for them is passed on to who else has the duty. `vacant` names the duties that nobody has now. Refused: NOT_YOURS for oneself;
 * NOT_FOUND; STATE_CONFLICT where they are out of service; LAST_HOLDER where one of the three administrators would be left without a person.
 */
export const endService: Command<typeof endServiceSchema, EndedService> = command({
  event: 'people.service-ended',
  allow: ['security-admin'],
  input: endServiceSchema,
  stepUp: true,
  async act(scope, { personId, reason }) {
    const { ctx, tx } = scope;
    if (answerableFor(ctx.actor) === personId) throw new DomainError('NOT_YOURS');
    await lockAdministrators(tx);
    const person = await lockPerson(tx, personId);
    if (!person) throw new DomainError('NOT_FOUND', { what: 'person' });
    const { real_name: name } = person;
    if (person.disabled_at) throw new DomainError('STATE_CONFLICT', { object: name, state: 'out-of-service' });
    const grants = await grantsInForce(tx, [personId]);
    const roles = grants.map(({ role }) => role);
    const empty = leftEmpty(roles, await administratorsBeside(tx, personId));
    if (empty.length > 0) throw new DomainError('LAST_HOLDER', { role: empty });
    await closeAccount(tx, personId, ctx.now);
    await endGrantsOf(tx, personId, ctx.now);
    const { sessions } = await endSessionsOf.within(scope, { personId });
    const { keys } = await revokeKeysOf.within(scope, { personId });
    const { delegations } = await endDelegationsOf.within(scope, { personId });
    const duties = grants.map((grant) => ({ duty: dutyOf(grant), name: dutyName(grant) }));
    const { passed, vacant } = await passOn.within(scope, { personId, name, duties: duties.map(({ duty }) => duty) });
    const vacantNames = vacant.flatMap((at) => duties[at]?.name ?? []);
    return {
      result: { personId, sessions, keys, passed, vacant: vacantNames },
      audit: {
        object: { kind: 'person', id: personId },
        detail: { reason, roles, sessions, keys, delegations, passed, vacant: vacantNames },
      },
    };
  },
});
