import type { Database } from '@zhengyun/db/connect.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { defineZoneEntry } from '@zhengyun/domain/clouds/define-zone-entry.ts';
import { registerCloudWith } from '@zhengyun/domain/clouds/register-cloud.ts';
import type { CloudDefinition } from '@zhengyun/domain/clouds/schemas.ts';
import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { addDepartment } from '@zhengyun/domain/tenancy/add-department.ts';
import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import type { Role } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { SecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { withCluster } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';

/** One city's cloud, one department with a system, and a person for each role the main job needs. */
export interface SmallProvince {
  readonly cloudId: string;
  readonly systemId: string;
  readonly departmentId: string;
  readonly operatorId: string;
  readonly job: () => Context;
  readonly applicant: () => Context;
  readonly engineer: () => Context;
  /** The other person of what two people do. */
  readonly reviewer: () => Context;
  /** Who decides the steps of a request, each another person. */
  readonly approvers: Readonly<Record<'department' | 'administrative' | 'technical', () => Context>>;
  /** Approves a request through all three steps, by different people. */
  readonly approve: (requestId: string) => Promise<void>;
}

const LIMITS = { vcpu: '200', 'memory-gb': '800', 'disk-ordinary-gb': '20000', 'disk-fast-gb': '20000' };

/** Where the city's cloud stands; files that share a cluster have a city each (one whose nodes the cluster has). */
export interface SmallCloud {
  readonly kubeconfig: string;
  readonly slug: string;
}

/** Sets the province up through the same verbs as everybody else, and asks for its cloud's deployment. */
export async function setUpProvince(db: Database, secrets: SecretStore, cloud: SmallCloud): Promise<SmallProvince> {
  const context = (actor: Context['actor']): Context => ({ actor, now: new Date(), db, traceId: 'small-province' });
  const job = () => context({ kind: 'job', task: 'set-up' });
  const organisation = async (slug: string, kind: 'government' | 'authority' | 'operator') =>
    (await addOrganisation(job(), { slug, name: slug, kind })).id;
  const [bureau, authority, operator] = [
    await organisation('drug-bureau', 'government'),
    await organisation('data-bureau', 'authority'),
    await organisation('operator', 'operator'),
  ];
  const { id: departmentId } = await addDepartment(job(), {
    organisationId: bureau,
    slug: 'drug-office',
    name: 'drug-office',
    oidcGroup: 'zhengyun:drug-office',
  });
  const person = async (role: Role, organisationId: string) => {
    const { id } = await addPerson(job(), { subject: role, realName: role });
    const own = role === 'applicant' || role === 'department-approver' ? departmentId : null;
    await grantRole(job(), { personId: id, role, organisationId, departmentId: own });
    const actor = await readActor(job(), { personId: id });
    return () => context(actor);
  };
  const applicant = await person('applicant', bureau);
  const engineer = await person('platform-engineer', operator);
  const approvers = {
    department: await person('department-approver', bureau),
    administrative: await person('authority-approver', authority),
    technical: await person('technical-reviewer', operator),
  };
  const { id: systemId } = await createSystem(job(), { departmentId, name: 'licences', ownerName: 'Li', mlpsGrade: 2 });
  const prices = SKUS.map((sku) => ({ sku, unit: 'unit', unitPrice: '1.000000' }));
  await publishVersion(job(), {
    name: 'sample',
    sample: true,
    validFrom: new Date(Date.now() - 60_000).toISOString(),
    prices,
  });
  const cloudId = await addCloud(job, secrets, cloud);
  await setQuota(job(), { departmentId, cloudId, xinchuang: false, limits: LIMITS });
  return {
    cloudId,
    systemId,
    departmentId,
    operatorId: operator,
    job,
    applicant,
    engineer,
    reviewer: approvers.technical,
    approvers,
    async approve(requestId) {
      const { planHash } = await getRequest(applicant(), { requestId });
      for (const step of ['department', 'administrative', 'technical'] as const) {
        await decideApproval(approvers[step](), { requestId, step, decision: 'approve', planHash: planHash ?? '' });
      }
    },
  };
}

const DEFINITION = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/virtualmachines.kubevirt.io';

/** Another cloud of this cluster may have brought the definition, which is protected and stays when that cloud goes. */
async function kubevirtOn(kubeconfig: string): Promise<'install' | 'present'> {
  const { status } = await withCluster(kubeconfig, (cluster) => cluster.get(DEFINITION));
  return status === 200 ? 'present' : 'install';
}

/** The city's cloud as data, with one zone on its first `nodes` nodes. */
export function smallCloud(slug: string, kubevirt: 'install' | 'present', nodes: number): CloudDefinition {
  const capacity = { vcpu: '384', 'memory-gb': '3072', 'disk-ordinary-gb': '50000', 'disk-fast-gb': '50000' };
  const named = Array.from({ length: nodes }, (_, index) => `${slug}-x86-${String(index + 1).padStart(2, '0')}`);
  const zone = { code: 'government', name: 'government', xinchuang: false, maximumMlps: 3 as const };
  return {
    slug,
    name: slug,
    tier: 'municipal',
    profile: 'city-medium',
    region: 'pearl-river-delta',
    kubevirt,
    storageProvisioner: 'local.zhengyun.cn/simulated',
    zones: [{ ...zone, publicAddress: false, nodes: named, capacity }],
  };
}

async function addCloud(job: () => Context, secrets: SecretStore, { kubeconfig, slug }: SmallCloud): Promise<string> {
  await defineZoneEntry(job(), {
    code: 'government',
    nameZh: '政务区',
    nameEn: 'government',
    maximumMlps: 3,
    publicAddress: false,
  });
  const { cloudId } = await defineCloud(job(), smallCloud(slug, await kubevirtOn(kubeconfig), 2));
  const register = registerCloudWith({ secrets, allowed: { hosts: [], loopback: true } });
  const identity = { uid: await clusterIdentity(kubeconfig), kubernetesVersion: 'v1.36.3' };
  await register(job(), { cloudId, clusterSlug: 'cities', kubeconfig, identity });
  await openCloudDeployment(job(), { cloudId });
  return cloudId;
}
