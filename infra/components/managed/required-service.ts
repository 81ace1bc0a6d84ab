import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { CloudServices, ServiceName } from '@zhengyun/interface/services.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';

/** What stands behind each service, as a platform engineer calls it. */
const OPERATOR: Readonly<Record<ServiceName, string>> = {
  postgresql: 'PostgreSQL operator (CloudNativePG)',
  objectStorage: 'object store (bucket claims)',
  cache: 'cache operator (Redis)',
  backup: 'backup operator (Velero)',
  gpu: 'GPU driver (dynamic resource allocation)',
  loadBalancer: 'load balancer controller',
  hostImages: 'service of host images (CDI)',
};

/** One service of a cloud, and what managed services stand on there. */
export interface RequiredService<Name extends ServiceName> {
  readonly service: NonNullable<CloudServices[Name]>;
  readonly managed: NonNullable<CloudOutputs['managed']>;
}

/**
 * The cloud's service of that name.
 *
 * @throws PlanInvalidError when the cloud's cluster has no such operator, or the cloud was deployed before there were services
 */
export function requiredService<Name extends ServiceName>(
  subject: string,
  cloud: CloudOutputs,
  name: Name,
): RequiredService<Name> {
  const service = cloud.services[name];
  const { managed } = cloud;
  if (service === null) {
    throw new PlanInvalidError(subject, [
      `cloud ${cloud.cloudSlug} has no ${OPERATOR[name]}: order on a cloud that has one, or name it in this cloud's services and deploy the cloud again`,
    ]);
  }
  if (managed === null) {
    throw new PlanInvalidError(subject, [
      `cloud ${cloud.cloudSlug} was deployed before it had managed services: deploy the cloud again with this version`,
    ]);
  }
  return { service: service as NonNullable<CloudServices[Name]>, managed };
}
