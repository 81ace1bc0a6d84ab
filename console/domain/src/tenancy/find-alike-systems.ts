import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import { duplicatesAmong } from '../approvals/background/view-rules.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { namesOfSystems } from './ledger-store.ts';
import { alikeSystemsInputSchema, type alikeSystemsSchema } from './schemas.ts';

/** Systems whose names say the same as that of one to be registered (N12), as orders are compared: a hint for who registers it, never a refusal. */
export const findAlikeSystems = query({
  allow: ['department-approver'],
  input: alikeSystemsInputSchema,
  async read({ ctx, tx }, { name }): Promise<z.output<typeof alikeSystemsSchema>> {
    // Every department's systems are compared; whose the caller doesn't see is counted and not named.
    const sight = scopeOf(ctx.actor);
    const all = await inScopeOfAll(tx, sight, () => namesOfSystems(tx));
    return duplicatesAmong(all, { name }, (departmentId) => sees(sight, departmentId));
  },
});
