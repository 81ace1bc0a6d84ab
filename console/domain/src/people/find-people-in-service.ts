import { query } from '../verb/query.ts';
import { peopleInServiceSchema } from './schemas.ts';
import { peopleOfDepartments } from './store.ts';

/** Subjects of the people of each department whose account is open and who have a role there in force. */
export const findPeopleInService = query({
  allow: ['signed-in', 'job'],
  input: peopleInServiceSchema,
  async read({ tx }, { departmentIds }): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const people = await peopleOfDepartments(tx, departmentIds);
    const byDepartment = Map.groupBy(people, (person) => person.department_id);
    return new Map([...byDepartment].map(([id, group]) => [id, new Set(group.map(({ subject }) => subject))] as const));
  },
});
