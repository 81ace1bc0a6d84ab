import { configuredSettings } from '@zhengyun/components/cluster/program-settings.ts';
import { program } from './program.ts';

/** The stack's outputs under `pulumi up` by hand; the console calls `program` itself. */
export const { cloudSlug, zones, storageClasses, priorityClasses, tenancyOperator, tenantRoles, services, managed } =
  await program(configuredSettings());
