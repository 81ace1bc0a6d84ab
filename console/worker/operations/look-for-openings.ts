import type { CloudAccess } from '@zhengyun/domain/clouds/schemas.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readOpenings } from '@zhengyun/engine/inventory/read-openings.ts';
import type { Openings } from '@zhengyun/interface/openings.ts';
import { tenancyPlace } from './tenancy-outputs.ts';

/** What opens a tenancy's namespace now, whoever made it. Null: the stack is no tenancy's base, or its cluster gave no answer. */
export async function lookForOpenings(work: Work, access: CloudAccess): Promise<Openings | null> {
  if (work.stack.kind !== 'tenancy-base') return null;
  const { namespace } = tenancyPlace(work);
  return readOpenings(access.kubeconfig, namespace).catch((error: unknown) => {
    if (error instanceof ClusterUnreachable) return null;
    throw error;
  });
}
