import type { z } from 'zod';
import { readAccount } from '../people/read-account.ts';
import { command } from '../verb/command.ts';
import { holds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { grantsOfAccount } from './rules.ts';
import { type madeAccountSchema, makeAccountSchema } from './schemas.ts';
import { inSight, insertAccount } from './store.ts';

/**
 * Makes a service account for a program: the security administrator any, a department's approver one that applies for their own
 * department. It may do what its owner may in the one role, and no more. Refused: NOT_FOUND without an open account of the owner;
 * OWNER_LACKS_ROLE where they do not hold the role;
 * NOT_YOURS for another department; ROLE_MISSING for a role that the maker may not give.
 */
export const makeAccount = command({
  event: 'api-clients.account-made',
  allow: ['security-admin', 'department-approver'],
  input: makeAccountSchema,
  stepUp: true,
  async act(scope, input): Promise<{ result: z.output<typeof madeAccountSchema>; audit: ReturnType<typeof audit> }> {
    const { ctx, tx } = scope;
    const { role, departmentId, ownerSubject } = input;
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED');
    const maker = ctx.actor;
    if (!holds(maker, 'security-admin')) {
      if (role !== 'applicant') throw new DomainError('ROLE_MISSING', { needed: ['security-admin'] });
      if (departmentId !== null) requireDepartment(maker, ['department-approver'], departmentId);
    }
    if ((role === 'applicant') !== (departmentId !== null))
      throw new DomainError('INPUT_INVALID', { field: 'departmentId' });
    const owner = await ownerOf(() => readAccount.definition.read(scope, { subject: ownerSubject }));
    if (!owner) throw new DomainError('NOT_FOUND', { what: 'person' });
    if (grantsOfAccount({ role, departmentId }, owner.grants).length === 0)
      throw new DomainError('OWNER_LACKS_ROLE', { role: [role] });
    const id = newId(ctx.now);
    const { name, purpose } = input;
    const row = { id, name, purpose, role, department_id: departmentId, owner_id: owner.id };
    await inSight(scope, () => insertAccount(tx, { ...row, created_at: ctx.now, created_by: maker.id }));
    return { result: { accountId: id }, audit: audit({ id, departmentId, name, role, owner: owner.id }) };
  },
});

const audit = ({
  id,
  departmentId,
  ...detail
}: { id: string; departmentId: string | null } & Record<string, unknown>) => ({
  object: { kind: 'service-account' as const, id },
  departmentId,
  detail,
});

/** Who is to own it; null where there is no such open account. */
async function ownerOf<Person>(read: () => Promise<Person>): Promise<Person | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'PERSON_UNKNOWN') return null;
    throw error;
  }
}
