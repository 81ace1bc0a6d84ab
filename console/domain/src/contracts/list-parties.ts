import { z } from 'zod';
import { query } from '../verb/query.ts';
import type { contractPartiesSchema } from './schemas.ts';
import { departments, organisationsOf } from './store.ts';

/** Who may be party to a contract, by name: for the form that enters one. */
export const listParties = query({
  allow: ['finance'],
  input: z.void(),
  async read({ tx }): Promise<z.output<typeof contractPartiesSchema>> {
    const organisations = await organisationsOf(tx, ['operator', 'supervisor', 'authority']);
    const of = (kinds: readonly string[]) =>
      organisations.filter(({ kind }) => kinds.includes(kind)).map(({ id, name }) => ({ id, name }));
    return {
      departments: await departments(tx),
      operators: of(['operator']),
      supervisors: of(['supervisor', 'authority']),
      authorities: of(['authority']),
    };
  },
});
