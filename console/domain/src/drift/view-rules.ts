import type { DriftedObject } from '@zhengyun/interface/drift.ts';
import { acceptRefusal } from '../provisioning/accept-rules.ts';
import { asChanges } from './rules.ts';
import { type StackDrift, stackDriftSchema } from './schemas.ts';
import type { StackDriftRow } from './view-store.ts';

/** A stack with its last look as the page shows it; `isEngineer`: the caller may act on its cloud. */
export function stackDrift(row: StackDriftRow, isEngineer: boolean): StackDrift {
  return stackDriftSchema.parse({
    id: row.id,
    kind: row.kind,
    name: row.name,
    provider: row.provider,
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    department: row.department_id && { id: row.department_id, slug: row.department_slug, name: row.department_name },
    resource: row.resource_id && { id: row.resource_id, number: row.resource_number },
    tenancy: row.tenancy_id && { id: row.tenancy_id, number: row.tenancy_number, namespace: row.namespace },
    status: row.status,
    checkedAt: row.checked_at?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    reason: row.reason ?? null,
    drift: driftOf(row, isEngineer),
    openings: row.openings ?? null,
    halfMade: row.half_made ? { operation: row.last_operation } : null,
    acts: isEngineer ? actsOn(row) : [],
  });
}

/** A half-made stack can be looked at; what is to become of it is decided where it was asked for, not by its drift. */
function actsOn({ half_made, provider }: StackDriftRow): StackDrift['acts'] {
  return half_made ? ['check'] : ['check', 'refresh', ...(provider ? (['change-provider'] as const) : [])];
}

function driftOf(row: StackDriftRow, isEngineer: boolean) {
  if (row.drift_id === null) return null;
  const objects = row.objects as unknown as readonly DriftedObject[];
  const refusal = acceptRefusal(asChanges(objects));
  const { purpose } = (row.intent ?? {}) as { purpose?: string };
  const settling = row.operation_id !== null;
  return {
    id: row.drift_id,
    objects,
    foundAt: row.found_at?.toISOString(),
    seenAt: row.seen_at?.toISOString(),
    operation: settling ? { id: row.operation_id, number: row.operation_number, purpose } : null,
    refusal,
    acts: isEngineer && !settling && !row.half_made ? [...(refusal ? [] : ['accept']), 'revert'] : [],
  };
}
