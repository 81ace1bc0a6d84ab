import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { localeSchema, recordSignInSchema } from './schemas.ts';
import { findPerson } from './store.ts';

/**
 * Notes that the identity provider vouched for `subject` and gives the account. A subject nobody added, or a disabled
 * account, is refused (PERSON_UNKNOWN): signing in never makes an account.
 */
export const recordSignIn = command({
  event: 'people.signed-in',
  allow: ['job'],
  input: recordSignInSchema,
  async act({ tx }, { subject }) {
    const person = await findPerson(tx, { subject });
    if (!person || person.disabled_at) throw new DomainError('PERSON_UNKNOWN', { subject });
    return {
      result: { personId: person.id, name: person.real_name, locale: localeSchema.parse(person.locale) },
      audit: { object: { kind: 'person', id: person.id }, detail: { subject, name: person.real_name } },
    };
  },
});
