import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';

/** Prefix of every label the platform owns (F19). */
export const LABEL_PREFIX = 'zhengyun.cn';

/** Labels as they stand on an object: plain strings within Kubernetes' 63 characters. */
export type Labels = Readonly<Record<string, string>>;

const managedBy = { [`${LABEL_PREFIX}/managed-by`]: 'zhengyun' };

/** Labels of what belongs to a whole cloud: zones, classes, the tenancy operator. */
export function cloudLabels(cloudSlug: string): Labels {
  return { [`${LABEL_PREFIX}/cloud`]: cloudSlug, ...managedBy };
}

/** Labels of what belongs to a tenancy: who owns it, for which system, at which MLPS grade (F19, F22). */
export function ownershipLabels(cloudSlug: string, ownership: OrderLineInputs['ownership']): Labels {
  return {
    ...cloudLabels(cloudSlug),
    [`${LABEL_PREFIX}/department`]: ownership.department,
    [`${LABEL_PREFIX}/system`]: ownership.system,
    [`${LABEL_PREFIX}/tenancy`]: ownership.tenancy,
    [`${LABEL_PREFIX}/mlps-grade`]: String(ownership.mlpsGrade),
  };
}

/** Labels of one delivered resource 资源: its owner's, and its own printed number. */
export function resourceLabels(ownership: Labels, resource: string): Labels {
  return { ...ownership, [RESOURCE_LABEL]: resource };
}
