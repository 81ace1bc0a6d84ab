import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { setMailSchema } from './schemas.ts';
import { lockPerson, saveMail } from './store.ts';

/** Enters or removes the official mail address of a real-name account, where notices are sent. One that its person typed counts only once the code mailed there came back (mail-claim). NOT_FOUND. */
export const setMail = command({
  event: 'people.mail-set',
  allow: ['system-admin', 'job'],
  input: setMailSchema,
  async act({ tx }, { personId, mail }) {
    const person = await lockPerson(tx, personId);
    if (!person) throw new DomainError('NOT_FOUND', { what: 'person' });
    await saveMail(tx, personId, mail);
    const detail = { subject: person.subject, has: mail !== null };
    return { result: { personId }, audit: { object: { kind: 'person', id: personId }, detail } };
  },
});
