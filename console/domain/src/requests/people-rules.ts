import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Refusal } from './line-rules.ts';

/**
 * Why `spec` can't name the people it names, the first of them; null when it can, or names none. Only people of the department
 * itself, with an open account and a role in it (F20): access to its consoles is nobody else's.
 */
export function refusePeople(spec: ItemSpec, inService: ReadonlySet<string>): Refusal | null {
  if (spec.item !== 'bastion-account') return null;
  const index = spec.people.findIndex((person) => !inService.has(person));
  const person = spec.people[index];
  return person === undefined
    ? null
    : { code: 'PERSON_NOT_IN_DEPARTMENT', facts: { person }, field: `spec.people.${index}` };
}
