import { command } from '../verb/command.ts';
import { newId } from '../verb/id.ts';
import { addPersonSchema } from './schemas.ts';
import { findPerson, insertPerson } from './store.ts';

/** Adds a real-name account (F20), or gives the id of the one that has the subject: set-up may run again. */
export const addPerson = command({
  event: 'people.person-added',
  allow: ['system-admin', 'job'],
  input: addPersonSchema,
  async act({ ctx, tx }, { subject, realName, locale }) {
    const existing = await findPerson(tx, { subject });
    const id = existing?.id ?? newId(ctx.now);
    if (!existing) await insertPerson(tx, { id, subject, real_name: realName, locale, created_at: ctx.now });
    return { result: { id, added: !existing }, audit: { object: { kind: 'person', id }, detail: { subject } } };
  },
});
