import type { PlacedRight } from '@zhengyun/interface/rights-review.ts';
import type { ClusterConnection } from './cluster-connection.ts';
import { refusalOf } from './refusal-of.ts';

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const AT_ONCE = 8;

/**
 * Those of `rights` that the cluster grants the credential, asked one by one, in their order. Rejects with ClusterUnreachable, or
 * with ClusterRefused where it may not even ask: what could not be asked is never taken for refused.
 */
export async function allowedRights<Right extends PlacedRight>(
  cluster: Pick<ClusterConnection, 'get' | 'post'>,
  rights: readonly Right[],
): Promise<readonly Right[]> {
  const allowed: Right[] = [];
  for (let at = 0; at < rights.length; at += AT_ONCE) {
    const some = rights.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map((right) => isAllowed(cluster, right)));
    allowed.push(...some.filter((_, index) => answers[index]));
  }
  return allowed;
}

async function isAllowed(cluster: Pick<ClusterConnection, 'get' | 'post'>, right: PlacedRight): Promise<boolean> {
  const { verb, group, namespace } = right;
  const [resource, subresource] = right.resource.split('/');
  const place = { ...(subresource ? { subresource } : {}), ...(namespace ? { namespace } : {}) };
  const answer = await cluster.post(REVIEWS, {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb, group, resource, ...place } },
  });
  if (answer.status !== 201) throw await refusalOf(cluster, REVIEWS, answer);
  return (answer.body as { status?: { allowed?: boolean } }).status?.allowed === true;
}
