import type { Adopted } from '@zhengyun/interface/adopted.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { TenancyBaseInputs } from '@zhengyun/interface/tenancy.ts';
import { missingLabels } from '../adopted/missing-labels.ts';
import { type Labels, ownershipLabels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { podSecurityLabels } from '../manifest/pod-security.ts';
import type { QuotaPlan } from '../manifest/quota.ts';
import { placeInZone } from '../zone/place-in-zone.ts';
import { type DepartmentBinding, planDepartmentBinding } from './department-binding.ts';
import { type NetworkPolicyPlan, planIsolation } from './isolation.ts';
import { ceilingQuota, hostQuota, serviceQuota, strayPodQuota } from './quota.ts';

/** Smallest and largest claim in a tenancy: disks are sold from 1 GB to 65,536 GB each (catalogue). */
const CLAIM_LIMITS = { min: { storage: '1Gi' }, max: { storage: '64Ti' } } as const;
/** What a container gets that names nothing: enough to start, little enough not to eat the tenancy unseen; its memory set aside whole. */
const CONTAINER_DEFAULTS = {
  default: { cpu: '500m', memory: '256Mi' },
  defaultRequest: { cpu: '100m', memory: '256Mi' },
} as const;

/** A tenancy 租户空间: one namespace for one system in one zone of one cloud. */
export interface TenancyBasePlan {
  readonly namespace: { readonly name: string; readonly labels: Labels; readonly annotations: Labels };
  readonly labels: Labels;
  readonly quotas: readonly QuotaPlan[];
  readonly limits: {
    readonly name: string;
    readonly claim: typeof CLAIM_LIMITS;
    readonly container: typeof CONTAINER_DEFAULTS;
  };
  readonly networkPolicies: readonly NetworkPolicyPlan[];
  readonly serviceAccount: string;
  readonly roleBinding: DepartmentBinding;
  /** Taken over as it is: the namespace and these objects of it are imported, not made. */
  readonly adopted: Adopted | null;
  /** Whether volumes taken over outlive every plan; false only as the tenancy is removed with them. */
  readonly keepsVolumes: boolean;
  readonly objects: readonly PlannedObject[];
}

/**
 * The base of one tenancy on `cloud`.
 *
 * @throws PlanInvalidError when the zone is unknown or graded below the system, or the namespace is reserved
 */
export function planTenancyBase(inputs: TenancyBaseInputs, cloud: CloudOutputs): TenancyBasePlan {
  const { namespace } = inputs;
  const place = placeInZone(inputs, cloud);
  const labels = ownershipLabels(cloud.cloudSlug, inputs.ownership);
  const { ceiling } = inputs;
  const services = serviceQuota(ceiling, cloud);
  const quotas = [
    ceilingQuota(ceiling, cloud),
    hostQuota(ceiling),
    strayPodQuota(cloud),
    ...(services === null ? [] : [services]),
  ];
  const networkPolicies = planIsolation();
  const adopted = inputs.adopted ?? null;
  const plan = {
    adopted,
    keepsVolumes: inputs.adoptedVolumes !== 'removed',
    namespace: {
      name: namespace,
      labels: { ...labels, 'zhengyun.cn/zone': inputs.zone, ...podSecurityLabels() },
      annotations: place.namespaceAnnotations,
    },
    labels,
    quotas,
    limits: { name: 'zy-limits', claim: CLAIM_LIMITS, container: CONTAINER_DEFAULTS },
    networkPolicies,
    serviceAccount: 'zy-tenancy',
    roleBinding: planDepartmentBinding(inputs.oidcGroup, cloud),
  };
  if (adopted) checkAdopted(plan, adopted);
  const objects = [...objectsOf(plan), ...adoptedObjects(plan, adopted)];
  checkPlannedObjects(`tenancy ${inputs.ownership.tenancy}`, objects.slice(1), namespace);
  return { ...plan, objects };
}

function objectsOf(plan: Omit<TenancyBasePlan, 'objects'>): PlannedObject[] {
  const inside = (apiVersion: string, kind: string, name: string): PlannedObject => ({
    apiVersion,
    kind,
    namespace: plan.namespace.name,
    name,
    labels: plan.labels,
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', namespace: null, name: plan.namespace.name, labels: plan.namespace.labels },
    ...plan.quotas.map((quota) => inside('v1', 'ResourceQuota', quota.name)),
    inside('v1', 'LimitRange', plan.limits.name),
    ...plan.networkPolicies.map((policy) => inside('networking.k8s.io/v1', 'NetworkPolicy', policy.name)),
    inside('v1', 'ServiceAccount', plan.serviceAccount),
    inside('rbac.authorization.k8s.io/v1', 'RoleBinding', plan.roleBinding.name),
  ];
}

/** An adoption changes no object, so each must already say whose it is, and the namespace keep the walls' labels. */
function checkAdopted({ namespace, labels }: Pick<TenancyBasePlan, 'namespace' | 'labels'>, adopted: Adopted): void {
  const standing = { kind: 'Namespace', name: namespace.name, labels: adopted.labels };
  const problems = missingLabels(namespace.name, [
    { object: standing, labels: namespace.labels },
    ...adopted.objects.map((object) => ({ object, labels })),
  ]);
  for (const [key, value] of Object.entries(namespace.annotations))
    if (adopted.annotations[key] !== value)
      problems.push(
        `Namespace ${namespace.name} lacks annotation: kubectl annotate --overwrite Namespace ${namespace.name} '${key}=${value}'`,
      );
  if (problems.length > 0) throw new PlanInvalidError(`adoption of ${namespace.name}`, problems);
}

function adoptedObjects({ namespace }: Pick<TenancyBasePlan, 'namespace'>, adopted: Adopted | null): PlannedObject[] {
  return (adopted?.objects ?? []).map(({ kind, name, labels }) => ({
    apiVersion: 'v1',
    kind,
    namespace: namespace.name,
    name,
    labels,
  }));
}
