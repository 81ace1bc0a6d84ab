import { cloudNames } from '../manifest/cloud-names.ts';
import { isTenancyOf, type TenancyBoundary } from './boundary.ts';

/**
 * Keeps everybody but the tenancy operator from making load balancers in tenancies of the cloud. A department may make
 * services of its own; with one of that type it would take an address, perhaps on the Internet, that nobody ordered, and no
 * quota tells the two apart. The same goes for addresses that a service claims by itself (`externalIPs`): the nodes would take
 * somebody else's connections to them. Controllers may go on writing to a load balancer as long as its specification stays.
 */
export function addressWallOf(
  cloudSlug: string,
  operator: { readonly namespace: string; readonly serviceAccount: string },
): TenancyBoundary {
  const account = `system:serviceaccount:${operator.namespace}:${operator.serviceAccount}`;
  const isService = "request.resource.group == '' && request.resource.resource == 'services'";
  const elsewhere = `namespaceObject == null || !(${isTenancyOf(cloudSlug, 'namespaceObject')})`;
  const claims = 'has(object.spec.externalIPs) && object.spec.externalIPs.size() > 0';
  const unchanged = "request.operation == 'UPDATE' && object.spec == oldObject.spec";
  return {
    name: cloudNames(cloudSlug).addressWall,
    matchCondition: {
      name: 'takes-an-address-and-is-of-somebody-else',
      expression: `${isService} && request.operation != 'DELETE' && request.userInfo.username != '${account}' && (object.spec.type == 'LoadBalancer' || (${claims}))`,
    },
    validations: [
      {
        expression: `${elsewhere} || (${unchanged})`,
        message:
          '负载均衡须通过服务目录申请，租户不得自行创建或修改，服务也不得自带外部地址 (load balancers are ordered from the catalogue, and no service claims addresses of its own)',
      },
    ],
  };
}
