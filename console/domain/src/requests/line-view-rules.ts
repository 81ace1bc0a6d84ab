import type { linesInDetail } from './detail-store.ts';

type Line = Awaited<ReturnType<typeof linesInDetail>>[number];

/** A line of a request as the wire shows it; what the resource is today is null before its first delivery. */
export function lineView(line: Line) {
  return {
    id: line.id,
    ordinal: line.ordinal,
    spec: line.spec,
    delivered: line.resource_state === 'requested' ? null : line.resource_spec,
    fulfilment: line.fulfilment,
    state: line.state,
    reserved: line.reserved,
    itemVersion: line.item_version,
    cloud: { id: line.cloud_id, slug: line.cloud_slug, name: line.cloud_name },
    zone: { code: line.zone_code, name: line.zone_name },
    xinchuang: line.xinchuang,
    tenancy: { id: line.tenancy_id, number: line.tenancy_number, slug: line.tenancy_slug },
    resource: { id: line.resource_id, number: line.resource_number, state: line.resource_state },
    monthFen: line.month_fen.toString(),
    yearEndFen: line.year_end_fen.toString(),
    deliveredAt: line.delivered_at?.toISOString() ?? null,
    leaseUntil: line.lease_until,
  };
}
