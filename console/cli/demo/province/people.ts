import { type ConsoleClient, signIn } from '../console-client.ts';
import type { Cast } from '../order-flow.ts';

/** The people of the province demo: those of the main job, and the two administrators who found organisations and grant roles. */
export interface ProvinceCast extends Cast {
  readonly systemAdmin: ConsoleClient;
  readonly securityAdmin: ConsoleClient;
}

export async function signInProvince(base: URL): Promise<ProvinceCast> {
  const as = (slug: string) => signIn(base, `sample:${slug}`);
  return {
    applicant: await as('applicant'),
    approver: await as('approver'),
    authority: await as('authority'),
    technical: await as('technical'),
    reviewer: await as('reviewer'),
    engineer: await as('engineer'),
    finance: await as('finance'),
    systemAdmin: await as('sysadmin'),
    securityAdmin: await as('secadmin'),
  };
}

/** Kinds of a city's own organisations, with the role that its person gets. */
const OWN = [
  { kind: 'authority', name: '政务服务数据管理局', role: 'authority-approver', realName: '市审批员' },
  { kind: 'operator', name: '政务云运营中心', role: 'technical-reviewer', realName: '市技术审核员' },
] as const;

/**
 * Founds the city's own authority and operator and appoints a person in each, as two administrators do it; what stands already
 * stays. Resolves with both signed in, in the order of the steps they decide.
 */
export async function foundCitySeats(
  base: URL,
  cast: ProvinceCast,
  city: { readonly slug: string; readonly nameZh: string; readonly cloudId: string },
): Promise<{ readonly administrative: ConsoleClient; readonly technical: ConsoleClient }> {
  const { slug, nameZh, cloudId } = city;
  const clients = [];
  for (const { kind, name, role, realName } of OWN) {
    const subject = `sample:${slug}-${kind}`;
    const organisation = { slug: `${slug}-${kind}`, name: `${nameZh}市${name}`, kind, cloudId };
    const { id: organisationId } = await cast.systemAdmin.mutate<{ id: string }>(
      'people.addOrganisation',
      organisation,
    );
    const { id: personId } = await cast.systemAdmin.mutate<{ id: string }>('people.add', {
      subject,
      realName: `${nameZh}${realName}`,
    });
    await cast.securityAdmin.mutate('people.grant', { personId, role, organisationId, cloudId });
    clients.push(await signIn(base, subject));
  }
  const [administrative, technical] = clients;
  if (!administrative || !technical) throw new Error(`${nameZh} has no organisations of its own`);
  return { administrative, technical };
}
