import { z } from 'zod';
import { readActor } from '../../people/read-actor.ts';
import type { Grant } from '../../verb/actor.ts';
import { query } from '../../verb/query.ts';
import { grantsLent } from './rules.ts';
import { type candidatesSchema, DELEGABLE_ROLES } from './schemas.ts';
import { departmentsNamed, peopleIn } from './store.ts';

/** Who could stand in for the caller, in each of their roles that may be delegated: colleagues of the same seat. */
export const listCandidates = query({
  allow: [...DELEGABLE_ROLES],
  input: z.void(),
  async read(scope): Promise<z.output<typeof candidatesSchema>> {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    if (actor.kind !== 'person') return { roles: [] };
    const mine = actor.grants.filter((grant) => DELEGABLE_ROLES.some((role) => role === grant.role));
    const departments = await departmentsNamed(
      tx,
      mine.flatMap(({ departmentId }) => departmentId ?? []),
    );
    const colleagues: { readonly id: string; readonly name: string; readonly grants: readonly Grant[] }[] = [];
    for (const { id, real_name: name } of await peopleIn(
      tx,
      mine.map(({ organisationId }) => organisationId),
    ))
      if (id !== actor.id)
        colleagues.push({ id, name, grants: (await readActor.definition.read(scope, { personId: id })).grants });
    const duties = new Map(mine.map((grant) => [`${grant.role} ${grant.departmentId}`, grant] as const));
    return {
      roles: [...duties.values()].flatMap(({ role: held, departmentId }) => {
        const role = DELEGABLE_ROLES.find((each) => each === held);
        if (!role) return [];
        const people = colleagues.filter(({ grants }) => grantsLent({ role, departmentId }, mine, grants).length > 0);
        const department = departments.find(({ id }) => id === departmentId) ?? null;
        return [{ role, department, people: people.map(({ id, name }) => ({ id, name })) }];
      }),
    };
  },
});
