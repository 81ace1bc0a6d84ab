import { hasPower } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { accessUntil } from './change-rules.ts';
import {
  type OperationItem,
  operationItemSchema,
  type ResourceItem,
  resourceItemSchema,
  waitingForSchema,
} from './schemas.ts';
import type { OperationViewRow, ResourceViewRow } from './view-store.ts';

/** Columns that only an operation's own page reads. */
type OnPage = 'plan_hash' | 'diff' | 'summary' | 'provider' | 'provider_version' | 'line_id';
type Maintenance = 'intent' | 'stop_asked_at' | 'stop_reason' | 'restorable' | 'asked_by_name';
type OperationRow = Omit<OperationViewRow, OnPage | Maintenance>;

/** What an operation waits for. One that another release wrote in a form this one can't read is not told: a whole list must not fail for it. */
function waitingOf(stored: unknown): OperationItem['waitingFor'] {
  return waitingForSchema.safeParse(stored).data ?? null;
}

/** An operation as lists show it. */
export function operationItem(row: OperationRow): OperationItem {
  return operationItemSchema.parse({
    id: row.id,
    number: row.number,
    verb: row.verb,
    program: row.program,
    state: row.state,
    waitingFor: waitingOf(row.waiting_for),
    stack: { kind: row.stack_kind, name: row.stack_name },
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    request: row.request_id && { id: row.request_id, number: row.request_number, title: row.request_title },
    department: row.department_id && { id: row.department_id, slug: row.department_slug, name: row.department_name },
    trouble: row.trouble ?? null,
    findings: Array.isArray(row.findings) ? row.findings.length : 0,
    requestedAt: row.requested_at.toISOString(),
    previewedAt: row.previewed_at?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  });
}

/** A resource as lists show it; `open` is the request that is changing it. */
export function resourceItem(row: ResourceViewRow, open: { id: string; number: string } | undefined): ResourceItem {
  const spec = row.spec as ItemSpec;
  return resourceItemSchema.parse({
    id: row.id,
    number: row.number,
    spec,
    fulfilment: row.fulfilment,
    state: row.state,
    xinchuang: row.xinchuang,
    department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
    system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    tenancy: { id: row.tenancy_id, number: row.tenancy_number, slug: row.tenancy_slug, zone: row.zone_code },
    readyAt: row.ready_at?.toISOString() ?? null,
    releasedAt: row.released_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    power: hasPower(spec) ? row.power : null,
    accessUntil: accessUntil(spec, row.ready_at)?.toISOString() ?? null,
    openRequest: open ? { id: open.id, number: open.number } : null,
  });
}
