import { query } from '../verb/query.ts';
import { samplePeopleSchema } from './schemas.ts';
import { samplePeople } from './store.ts';

/** The people that the embedded sign-in of one machine offers to be. */
export const listSamplePeople = query({
  allow: ['job'],
  input: samplePeopleSchema,
  read: ({ tx }) => samplePeople(tx),
});
