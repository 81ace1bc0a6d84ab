import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { addDepartment } from '@zhengyun/domain/tenancy/add-department.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { SAMPLE_ORGANISATIONS, SAMPLE_PEOPLE } from './people.ts';

/** Keys by slug. */
export type Keys = ReadonlyMap<string, string>;

/** The key that `keys` has for `slug`; the sample data names nothing it does not make. */
export function keyOf(keys: Keys, slug: string): string {
  const key = keys.get(slug);
  if (!key) throw new Error(`the sample province has no ${slug}`);
  return key;
}

/** Organisations with their departments, then people with their roles. */
export async function makeSamplePeople(ctx: () => Context): Promise<{ organisations: Keys; departments: Keys }> {
  const organisations = new Map<string, string>();
  const departments = new Map<string, string>();
  for (const { slug, name, kind, departments: own } of SAMPLE_ORGANISATIONS) {
    const { id } = await addOrganisation(ctx(), { slug, name, kind });
    organisations.set(slug, id);
    for (const department of own) {
      const input = { organisationId: id, ...department, oidcGroup: `zhengyun:${department.slug}` };
      departments.set(department.slug, (await addDepartment(ctx(), input)).id);
    }
  }
  for (const { slug, realName, role, organisation, department } of SAMPLE_PEOPLE) {
    const { id: personId } = await addPerson(ctx(), { subject: `sample:${slug}`, realName });
    const organisationId = keyOf(organisations, organisation);
    const departmentId = department ? keyOf(departments, department) : null;
    await grantRole(ctx(), { personId, role, organisationId, departmentId });
  }
  return { organisations, departments };
}
