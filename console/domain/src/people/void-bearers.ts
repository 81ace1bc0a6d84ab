import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { personRefSchema } from './schemas.ts';
import { endBearers } from './service-store.ts';

/** Makes every access token worthless that a person was issued up to now, within the act that ends their sessions. NOT_FOUND. */
export const voidBearers = command({
  event: 'people.session-ended',
  allow: ['job'],
  input: personRefSchema,
  async act({ ctx, tx }, { personId }) {
    if (!(await endBearers(tx, personId, ctx.now))) throw new DomainError('NOT_FOUND', { what: 'person' });
    return { result: { personId }, audit: { object: { kind: 'person', id: personId } } };
  },
});
