import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { contractsIn } from './store.ts';

/** Contracts of a department that are in force at some instant of [from, to), earliest first: for settlement and evaluation. */
export const contractsInForce = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ departmentId: idSchema, from: z.date(), to: z.date() }),
  async read({ tx }, { departmentId, from, to }) {
    const rows = await contractsIn(tx, departmentId, { from, to });
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      annualFen: row.annual_fen,
      slaPolicy: row.sla_policy,
      coefficientPolicy: row.coefficient_policy,
    }));
  },
});
