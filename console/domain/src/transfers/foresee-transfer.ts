import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import { findSystem } from '../tenancy/find-system.ts';
import { requireDepartment, scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { blockersToAsk } from './asking-store.ts';
import { departmentsBut, holdingsOf, movedResource } from './facts-store.ts';
import { type foreseenTransferSchema, foreseeTransferSchema } from './schemas.ts';
import { monthFenOf } from './view-rules.ts';

/** What a transfer of a system would take along, what stands in its way today, and to whom it could go. Refused: NOT_FOUND; NOT_YOURS. */
export const foreseeTransfer = query({
  allow: ['applicant'],
  input: foreseeTransferSchema,
  async read(scope, { systemId }): Promise<z.output<typeof foreseenTransferSchema>> {
    const { ctx, tx } = scope;
    const { id, number, slug, name, department } = await findSystem.definition.read(scope, { id: systemId });
    requireDepartment(ctx.actor, ['applicant'], department.id);
    // What each costs stands in the order of whoever ordered it, which after an earlier transfer is another department.
    const holdings = await inScopeOfAll(tx, scopeOf(ctx.actor), () => holdingsOf(tx, systemId));
    const resources = holdings.map(movedResource);
    return {
      system: { id, number, slug, name },
      from: { id: department.id, name: department.name },
      departments: await departmentsBut(tx, department.id),
      resources,
      monthFen: monthFenOf(resources).toString(),
      blockers: [...(await blockersToAsk(scope, systemId))],
    };
  },
});
