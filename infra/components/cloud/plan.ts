import type { CloudInputs, CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { type PriorityClassPlan, planPriorityClasses } from '../priority/plan.ts';
import { planStorageClasses, type StorageClassPlan } from '../storage/plan.ts';
import { planTenancyOperator, type TenancyOperatorPlan } from '../tenancy-operator/plan.ts';
import { planTenantRoles, type TenantRolePlan } from '../tenant-roles/plan.ts';
import { planZones, type ZonePlan } from '../zone/plan.ts';

/** Everything one cloud's stack makes, and what it exports. */
export interface CloudPlan {
  readonly zones: readonly ZonePlan[];
  readonly storageClasses: readonly StorageClassPlan[];
  readonly priorityClasses: readonly PriorityClassPlan[];
  readonly tenantRoles: readonly TenantRolePlan[];
  readonly tenancyOperator: TenancyOperatorPlan;
  readonly installKubevirt: boolean;
  /** Names only, so a preview knows every one of them. */
  readonly outputs: CloudOutputs;
}

/**
 * The whole plan of one of the 1+N+M clouds.
 *
 * @throws PlanInvalidError when zones or storage contradict themselves
 */
export function planCloud(inputs: CloudInputs): CloudPlan {
  const { slug } = inputs.cloud;
  const names = cloudNames(slug);
  const zones = planZones(slug, inputs.zones);
  const tenancyOperator = planTenancyOperator(slug, inputs.services);
  return {
    zones,
    storageClasses: planStorageClasses(slug, inputs.storage),
    priorityClasses: planPriorityClasses(slug),
    tenantRoles: planTenantRoles(slug),
    tenancyOperator,
    installKubevirt: inputs.kubevirt === 'install',
    outputs: {
      cloudSlug: slug,
      zones: Object.fromEntries(zones.map((zone) => [zone.code, zone.placement])),
      storageClasses: names.storage,
      priorityClasses: { host: names.priority.host, container: names.priority.container },
      tenancyOperator: tenancyOperator.output,
      tenantRoles: { view: names.tenantRoles.view, deploy: names.tenantRoles.deploy },
      services: inputs.services,
      managed: { priorityClass: names.priority.service, credentialsRole: names.tenantRoles.credentials },
      consolesRole: names.tenantRoles.consoles,
    },
  };
}
