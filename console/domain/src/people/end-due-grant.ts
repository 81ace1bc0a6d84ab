import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { grantRefSchema } from './schemas.ts';
import { endGrantDue } from './service-store.ts';

/** Notes the end of a grant whose last day is over. NOT_FOUND where it was ended, or given a later day, meanwhile. */
export const endDueGrant = command({
  event: 'people.role-revoked',
  allow: ['job'],
  input: grantRefSchema,
  async act({ ctx, tx }, { grantId }) {
    const ended = await endGrantDue(tx, grantId, ctx.now);
    if (!ended) throw new DomainError('NOT_FOUND');
    const { person_id: id, role, until } = ended;
    const detail = { role, grantId, until: until?.toISOString() };
    return { result: { grantId }, audit: { object: { kind: 'person', id }, detail } };
  },
});
