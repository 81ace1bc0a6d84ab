import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { findSettledPart } from '../contracts/find-settled-part.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { ratingHash } from './content-hash-rules.ts';
import { hashOfRating } from './store.ts';
import { workOutCharges } from './work-out-charges.ts';

/**
 * Whether a contract's month comes to what `ratingId` says, by every fact and price known now: rated anew by its content hash, and
 * written nowhere. False also where something has no price by now. NO_CONTRACT.
 */
export const stillRates = query({
  allow: ['job'],
  input: z.strictObject({ ratingId: idSchema, departmentId: idSchema, contractId: idSchema, month: monthSchema }),
  async read(scope, { ratingId, ...of }): Promise<boolean> {
    const { contract, period, asOf } = await findSettledPart.definition.read(scope, of);
    const { departmentId, month } = of;
    const rated = await workOutCharges.definition.read(scope, { departmentId, month, ...period });
    if (rated.gaps.length > 0) return false;
    return (
      ratingHash({ contractId: contract.id, month, period, asOf }, rated) === (await hashOfRating(scope.tx, ratingId))
    );
  },
});
