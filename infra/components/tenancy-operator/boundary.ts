import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { LABEL_PREFIX } from '../manifest/labels.ts';
import { isOwnBackup } from './backup-check.ts';
import type { ManagedKinds } from './managed-kinds.ts';

/** One check of a ValidatingAdmissionPolicy: a CEL expression that must hold, and what the refused caller reads. */
interface BoundaryCheck {
  readonly expression: string;
  readonly message: string;
}

/** Last wall around the tenancy operator, standing in the API server itself. */
export interface TenancyBoundary {
  readonly name: string;
  readonly matchCondition: { readonly name: string; readonly expression: string };
  readonly validations: readonly BoundaryCheck[];
}

const ENFORCED = 'pod-security.kubernetes.io/enforce';

/** Whether `object` (a CEL name) is a tenancy's namespace of this cloud; a missing label fails. */
export const isTenancyOf = (cloudSlug: string, object: string) => {
  const labels = `${object}.metadata.labels`;
  const has = (key: string) => `'${key}' in ${labels}`;
  const [cloud, tenancy] = [`${LABEL_PREFIX}/cloud`, `${LABEL_PREFIX}/tenancy`];
  return `has(${labels}) && ${has(cloud)} && ${labels}['${cloud}'] == '${cloudSlug}' && ${has(tenancy)}`;
};

/**
 * RBAC grants the operator its kinds in every namespace, since tenancies come and go, and lets it bind the tenant roles.
 * This lets `kinds` through and no other, whatever RBAC may come to grant; narrows its writes to tenancies of its own cloud and to backups of those, so another cloud's, the platform's own namespaces and
 * kube-system are out of reach; keeps it from taking a namespace over by relabelling or from lowering Pod Security; and
 * lets it bind people's groups only, and people by name to the consoles they ordered alone, so it can't hand a tenant's rights to
 * itself; and lets it make no service but a load balancer that was ordered. Fails closed.
 */
export function boundaryOf(
  cloudSlug: string,
  operator: { readonly namespace: string; readonly serviceAccount: string },
  kinds: readonly ManagedKinds[],
): TenancyBoundary {
  const account = `system:serviceaccount:${operator.namespace}:${operator.serviceAccount}`;
  return {
    name: cloudNames(cloudSlug).tenancyBoundary,
    matchCondition: { name: 'is-the-tenancy-operator', expression: `request.userInfo.username == '${account}'` },
    validations: [
      kindCheck(kinds),
      ...namespaceChecks(cloudSlug),
      placeCheck(cloudSlug, kinds),
      ...contentChecks(cloudSlug),
    ],
  };
}

const isKind = (group: string, resource: string) =>
  `(request.resource.group == '${group}' && request.resource.resource == '${resource}')`;
const IS_NAMESPACE = isKind('', 'namespaces');
const IS_BINDING = isKind('rbac.authorization.k8s.io', 'rolebindings');
const IS_SERVICE = isKind('', 'services');
const IS_DELETE = "request.operation == 'DELETE'";

function kindCheck(kinds: readonly ManagedKinds[]): BoundaryCheck {
  const names = kinds.flatMap(({ group, resources }) => resources.map((resource) => `'${group}/${resource}'`));
  return {
    expression: `(request.resource.group + '/' + request.resource.resource) in [${names.join(', ')}]`,
    message: '租户操作不会创建或修改这一类对象，已拒绝 (no kind that a tenancy is made of)',
  };
}

function namespaceChecks(cloudSlug: string): readonly BoundaryCheck[] {
  const enforced = `'${ENFORCED}' in object.metadata.labels && object.metadata.labels['${ENFORCED}'] == 'restricted'`;
  return [
    {
      expression: `!${IS_NAMESPACE} || request.operation == 'CREATE' || (${isTenancyOf(cloudSlug, 'oldObject')})`,
      message: `命名空间不是云 ${cloudSlug} 的租户空间，租户操作不得修改或删除 (namespace is no tenancy of this cloud)`,
    },
    {
      expression: `!${IS_NAMESPACE} || ${IS_DELETE} || (${isTenancyOf(cloudSlug, 'object')} && ${enforced})`,
      message: `租户命名空间必须带本云与租户标签，并执行 restricted 级 Pod 安全标准 (namespace lacks its tenancy's labels)`,
    },
  ];
}

function placeCheck(cloudSlug: string, kinds: readonly ManagedKinds[]): BoundaryCheck {
  const backups = kinds.flatMap(({ namespace }) =>
    namespace === undefined ? [] : [` || (${isOwnBackup(cloudSlug, namespace)})`],
  );
  return {
    expression: `${IS_NAMESPACE} || (namespaceObject != null && ${isTenancyOf(cloudSlug, 'namespaceObject')})${backups.join('')}`,
    message: `对象不在云 ${cloudSlug} 的租户命名空间内，已拒绝 (object lies outside this cloud's tenancies)`,
  };
}

function contentChecks(cloudSlug: string): readonly BoundaryCheck[] {
  const ordered = `has(object.metadata.labels) && '${RESOURCE_LABEL}' in object.metadata.labels`;
  const { consoles } = cloudNames(cloudSlug).tenantRoles;
  const named = `(s.kind == 'User' && object.roleRef.name == '${consoles}' && ${ordered})`;
  const toPeople = `object.subjects.all(s, (s.kind == 'Group' || ${named}) && !s.name.startsWith('system:'))`;
  return [
    {
      expression: `!${IS_BINDING} || ${IS_DELETE} || (has(object.subjects) && ${toPeople})`,
      message:
        '租户授权只能给用户组，堡垒账号可给实名个人，不得给服务账号或系统组 (a tenancy binds groups of people, and people to consoles they ordered)',
    },
    {
      expression: `!${IS_SERVICE} || ${IS_DELETE} || (object.spec.type == 'LoadBalancer' && ${ordered})`,
      message: '租户操作只创建已申请的负载均衡，须带资源编号 (a service is a load balancer that was ordered)',
    },
  ];
}
