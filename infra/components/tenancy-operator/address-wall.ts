import { cloudNames } from '../manifest/cloud-names.ts';
import { isTenancyOf, type TenancyBoundary } from './boundary.ts';

/**
 * Keeps everybody but the tenancy operator from making load balancers in tenancies of the cloud. A department may make
 * services of its own; with one of that type it would take an address, perhaps on the Internet, that nobody ordered, and no
 * quota tells the two apart. Controllers may go on writing to a load balancer as long as its specification stays.
 */
export function addressWallOf(
  cloudSlug: string,
  operator: { readonly namespace: string; readonly serviceAccount: string },
): TenancyBoundary {
  const account = `system:serviceaccount:${operator.namespace}:${operator.serviceAccount}`;
  const isService = "request.resource.group == '' && request.resource.resource == 'services'";
  const elsewhere = `namespaceObject == null || !(${isTenancyOf(cloudSlug, 'namespaceObject')})`;
  const unchanged = "request.operation == 'UPDATE' && object.spec == oldObject.spec";
  return {
    name: cloudNames(cloudSlug).addressWall,
    matchCondition: {
      name: 'is-a-load-balancer-of-somebody-else',
      expression: `${isService} && request.operation != 'DELETE' && request.userInfo.username != '${account}' && object.spec.type == 'LoadBalancer'`,
    },
    validations: [
      {
        expression: `${elsewhere} || (${unchanged})`,
        message: '负载均衡须通过服务目录申请，租户不得自行创建或修改 (load balancers are ordered from the catalogue)',
      },
    ],
  };
}
