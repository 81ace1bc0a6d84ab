import type { MovedResource } from '../transfers/schemas.ts';
import type { linesInDetail } from './detail-store.ts';

type Line = Awaited<ReturnType<typeof linesInDetail>>[number];

/**
 * A line of a request as the wire shows it; what the resource is today is null before its first delivery. `given`: resources that went
 * to another department since, as they were named when they did.
 */
export function lineView(line: Line, given: ReadonlyMap<string, MovedResource>) {
  return {
    id: line.id,
    ordinal: line.ordinal,
    spec: line.spec,
    delivered: line.resource_state === null || line.resource_state === 'requested' ? null : line.resource_spec,
    fulfilment: line.fulfilment,
    state: line.state,
    reserved: line.reserved,
    itemVersion: line.item_version,
    leadWorkingDays: line.lead_working_days,
    availabilityPpm: line.availability_ppm?.toString() ?? null,
    cloud: { id: line.cloud_id, slug: line.cloud_slug, name: line.cloud_name },
    zone: { code: line.zone_code, name: line.zone_name },
    xinchuang: line.xinchuang,
    ...namesOf(line, given.get(line.resource_id)),
    monthFen: line.month_fen.toString(),
    yearEndFen: line.year_end_fen.toString(),
    deliveredAt: line.delivered_at?.toISOString() ?? null,
    leaseUntil: line.lease_until,
  };
}

/** Tenancy and resource by what people call them; the resource's state is not for those to see who gave it away. */
function namesOf(line: Line, given: MovedResource | undefined) {
  const { tenancy_number, tenancy_slug, resource_number, resource_state } = line;
  const tenancy = { number: tenancy_number ?? given?.tenancy.number, slug: tenancy_slug ?? given?.tenancy.slug };
  return {
    tenancy: { id: line.tenancy_id, number: tenancy.number ?? '', slug: tenancy.slug ?? '' },
    resource: {
      id: line.resource_id,
      number: resource_number ?? given?.number ?? '',
      state: resource_state ?? 'transferred',
    },
  };
}
