import type { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { departmentPeopleInputSchema, type departmentPeopleSchema } from './schemas.ts';
import { peopleOfDepartments } from './store.ts';

/**
 * The people of the departments the caller acts for, those with an open account and a role there in force: whom an order may
 * name. Nobody else's people: who looks across departments is shown none.
 */
export const listDepartmentPeople = query({
  allow: ['applicant', 'department-approver'],
  input: departmentPeopleInputSchema,
  async read({ ctx, tx }): Promise<z.output<typeof departmentPeopleSchema>> {
    const scope = scopeOf(ctx.actor);
    const people = await peopleOfDepartments(tx, scope.kind === 'departments' ? scope.ids : []);
    const bySubject = new Map(people.map(({ subject, real_name: name }) => [subject, { subject, name }] as const));
    return { items: [...bySubject.values()] };
  },
});
