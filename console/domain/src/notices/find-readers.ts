import { findStandIns } from '../approvals/delegations/find-stand-ins.ts';
import { findHolders } from '../people/find-holders.ts';
import { holdsDuty } from '../people/holds-duty.ts';
import { DEPARTMENT_ROLES } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type Recipient, readersSchema } from './schemas.ts';

export interface Reader {
  readonly personId: string;
  readonly role: string;
}

/**
 * Everyone who is told, once, in the first of their duties. Who has their duty no more, out of service or in another department, is told
 * through who has it now: a notice shows to its reader in their duty alone. Where it is asked for, who stands in for somebody today is
 * told beside them.
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
  { role, personId, only }: Extract<Recipient, { readonly personId: string }>,
  departmentId: string | null,
): Promise<readonly string[]> {
  const duty = { role, ...(DEPARTMENT_ROLES.includes(role) && departmentId !== null ? { departmentId } : {}) };
  if (await holdsDuty.definition.read(scope, { personId, duty })) return [personId];
  return only ? [] : findHolders.definition.read(scope, duty);
}
