import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { contractsIn } from './store.ts';
import { versionsOf } from './version-store.ts';
import { versionFor } from './yearly-part-rules.ts';

/**
 * Contracts of a department that are in force at some instant of [from, to), earliest first, each with every version of its terms and
 * with those of the first month of that time: for settlement and evaluation.
 */
export const contractsInForce = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ departmentId: idSchema, from: z.date(), to: z.date() }),
  async read({ tx }, { departmentId, from, to }) {
    const rows = await contractsIn(tx, departmentId, { from, to });
    const byContract = await versionsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, number, valid_from: validFrom, valid_to: validTo }) => {
      const versions = byContract.get(id) ?? [];
      const { version, terms } = versionFor(versions, monthOf(from));
      return { id, number, validFrom, validTo, versions, version, ...terms };
    });
  },
});
