import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { addDepartment } from '@zhengyun/domain/tenancy/add-department.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { SmallProvince } from './small-province.ts';

/** Another department of the province, with limits on its cloud, a contract, an applicant and an approver. */
export interface Neighbour {
  readonly departmentId: string;
  readonly slug: string;
  readonly oidcGroup: string;
  readonly applicant: () => Context;
  readonly approver: () => Context;
  /** Approves a request of this department's through all three steps, by different people. */
  readonly approve: (requestId: string) => Promise<void>;
}

const LIMITS = { vcpu: '20', 'memory-gb': '80', 'disk-ordinary-gb': '2000', 'disk-fast-gb': '2000' };
const DAY_MS = 86_400_000;

/** Adds it through the same verbs as everybody else. */
export async function addNeighbour(province: SmallProvince): Promise<Neighbour> {
  const { job, cloudId, operatorId, approvers } = province;
  const [slug, oidcGroup] = ['water-office', 'zhengyun:water-office'];
  const { id: organisationId } = await addOrganisation(job(), {
    slug: 'water-bureau',
    name: 'water-bureau',
    kind: 'government',
  });
  const { id: departmentId } = await addDepartment(job(), { organisationId, slug, name: slug, oidcGroup });
  const person = async (role: 'applicant' | 'department-approver') => {
    const { id } = await addPerson(job(), { subject: `water ${role}`, realName: `water ${role}` });
    await grantRole(job(), { personId: id, role, organisationId, departmentId });
    const actor = await readActor(job(), { personId: id });
    return () => ({ ...job(), actor });
  };
  const [applicant, approver] = [await person('applicant'), await person('department-approver')];
  await setQuota(job(), { departmentId, cloudId, xinchuang: false, limits: LIMITS });
  const { now } = job();
  const validFrom = new Date(now.getTime() - DAY_MS).toISOString();
  const validTo = new Date(now.getTime() + 365 * DAY_MS).toISOString();
  await signContract(job(), { departmentId, operatorId, name: 'c', validFrom, validTo });
  return {
    departmentId,
    slug,
    oidcGroup,
    applicant,
    approver,
    async approve(requestId) {
      const { planHash } = await getRequest(applicant(), { requestId });
      const steps = [
        ['department', approver],
        ['administrative', approvers.administrative],
        ['technical', approvers.technical],
      ] as const;
      for (const [step, who] of steps)
        await decideApproval(who(), { requestId, step, decision: 'approve', planHash: planHash ?? '' });
    },
  };
}
