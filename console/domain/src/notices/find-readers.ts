import { findStandIns } from '../approvals/delegations/find-stand-ins.ts';
import { findHolders } from '../people/find-holders.ts';
import { isInService } from '../people/is-in-service.ts';
import { DEPARTMENT_ROLES } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type Recipient, readersSchema } from './schemas.ts';

export interface Reader {
  readonly personId: string;
  readonly role: string;
}

/**
 * Everyone who is told, once, in the first of their duties. Who went out of service is told through who has their duty now; where it is asked
 * for, who stands in for somebody today is told beside them.
 */
export const findReaders = query({
  allow: ['job'],
  input: readersSchema,
  async read(scope, { to, except, departmentId, standIns }): Promise<readonly Reader[]> {
    const told = new Map<string, Reader>();
    for (const recipient of to) {
      const { role } = recipient;
      const ids =
        'personId' in recipient
          ? await orHolders(scope, recipient, departmentId)
          : await findHolders.definition.read(scope, recipient);
      for (const personId of ids)
        if (!told.has(personId) && !except.includes(personId)) told.set(personId, { personId, role });
      if (!standIns || 'personId' in recipient) continue;
      const holderIds = ids.filter((personId) => !except.includes(personId));
      for (const reader of await findStandIns.definition.read(scope, { holderIds, duty: recipient }))
        if (!told.has(reader.personId) && !except.includes(reader.personId)) told.set(reader.personId, reader);
    }
    return [...told.values()];
  },
});

async function orHolders(
  scope: VerbScope,
  { role, personId }: Extract<Recipient, { readonly personId: string }>,
  departmentId: string | null,
): Promise<readonly string[]> {
  if (await isInService.definition.read(scope, { personId })) return [personId];
  const place = DEPARTMENT_ROLES.includes(role) && departmentId !== null ? { departmentId } : {};
  return findHolders.definition.read(scope, { role, ...place });
}
