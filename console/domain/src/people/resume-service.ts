import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { personRefSchema } from './schemas.ts';
import { closeAccount, endGrantsOf } from './service-store.ts';
import { lockPerson } from './store.ts';

/**
 * Puts a person back in service. They may sign in again and do nothing yet: roles and keys that ended are granted and issued anew, by
 * whom it falls to. Refused: NOT_FOUND; STATE_CONFLICT where they are in service.
 */
export const resumeService = command({
  event: 'people.service-resumed',
  allow: ['security-admin'],
  input: personRefSchema,
  stepUp: true,
  async act({ ctx, tx }, { personId }) {
    const person = await lockPerson(tx, personId);
    if (!person) throw new DomainError('NOT_FOUND', { what: 'person' });
    if (!person.disabled_at) throw new DomainError('STATE_CONFLICT', { object: person.real_name, state: 'in-service' });
    await endGrantsOf(tx, personId, ctx.now);
    await closeAccount(tx, personId, null);
    const detail = { outSince: person.disabled_at.toISOString() };
    return { result: { personId }, audit: { object: { kind: 'person', id: personId }, detail } };
  },
});
