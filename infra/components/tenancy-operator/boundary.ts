import { cloudNames } from '../manifest/cloud-names.ts';
import { LABEL_PREFIX } from '../manifest/labels.ts';

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

const CLOUD_LABEL = `'${LABEL_PREFIX}/cloud'`;

/** Whether `object` (a CEL name) carries this cloud's label; a missing label fails. */
const belongs = (object: string, cloudSlug: string) =>
  `has(${object}.metadata.labels) && ${CLOUD_LABEL} in ${object}.metadata.labels && ` +
  `${object}.metadata.labels[${CLOUD_LABEL}] == '${cloudSlug}'`;

/**
 * RBAC grants the operator its kinds in every namespace, since tenancies come and go; this narrows its writes to
 * namespaces of its own cloud, so another cloud's tenancies and kube-system are out of reach, and relabelling a
 * namespace into the cloud is refused too. Fails closed.
 */
export function boundaryOf(
  cloudSlug: string,
  operator: { readonly namespace: string; readonly serviceAccount: string },
): TenancyBoundary {
  const isNamespace = "request.resource.group == '' && request.resource.resource == 'namespaces'";
  return {
    name: cloudNames(cloudSlug).tenancyBoundary,
    matchCondition: {
      name: 'is-the-tenancy-operator',
      expression: `request.userInfo.username == 'system:serviceaccount:${operator.namespace}:${operator.serviceAccount}'`,
    },
    validations: [
      {
        expression: `!(${isNamespace}) || request.operation == 'CREATE' || (${belongs('oldObject', cloudSlug)})`,
        message: `命名空间不属于云 ${cloudSlug}，租户操作不得修改或删除 (namespace belongs to another cloud)`,
      },
      {
        expression: `!(${isNamespace}) || request.operation == 'DELETE' || (${belongs('object', cloudSlug)})`,
        message: `租户命名空间必须带标签 ${LABEL_PREFIX}/cloud=${cloudSlug} (namespace must carry this cloud's label)`,
      },
      {
        expression: `${isNamespace} || (namespaceObject != null && ${belongs('namespaceObject', cloudSlug)})`,
        message: `对象不在云 ${cloudSlug} 的租户命名空间内，已拒绝 (object lies outside this cloud's tenancies)`,
      },
    ],
  };
}
