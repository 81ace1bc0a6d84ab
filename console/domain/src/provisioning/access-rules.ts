import type { ObservedObject } from '@zhengyun/interface/inventory.ts';

/** Where a delivered service answers inside the tenancy, and which Secret there holds what one signs in with; never the secret itself. */
export type Access = {
  readonly service: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly secret: string | null;
};

/**
 * How each delivered object of `objects` that is a service is reached. Names are those its operator gives: CloudNativePG's
 * `-rw` service and `-app` secret, the bucket provisioner's ConfigMap and Secret of the claim's own name.
 */
export function accessOf(
  objects: readonly Pick<ObservedObject, 'kind' | 'apiVersion' | 'name' | 'namespace'>[],
): Access[] {
  return objects.flatMap(({ apiVersion, kind, namespace, name }): Access[] => {
    switch (`${apiVersion.split('/')[0]} ${kind}`) {
      case 'postgresql.cnpg.io Cluster':
        return [{ service: 'PostgreSQL', host: `${name}-rw.${namespace}.svc`, port: 5_432, secret: `${name}-app` }];
      case 'redis.redis.opstreelabs.in RedisReplication':
        return [{ service: 'Redis', host: `${name}-master.${namespace}.svc`, port: 6_379, secret: null }];
      case 'objectbucket.io ObjectBucketClaim':
        return [{ service: 'S3', host: null, port: null, secret: name }];
      default:
        return [];
    }
  });
}
