import { csvRow, MARK } from '../exports/csv-write-rules.ts';
import type { OPEN_DIMENSIONS, OpenUtilisation } from './open/schemas.ts';
import type { MeasuredMonth } from './open-use-rules.ts';

interface MeasuredSums {
  readonly hours: number;
  readonly cpuHours: number;
  readonly cpuSeconds: number | null;
  readonly cpuIdleSeconds: number | null;
  readonly memoryHours: number;
  readonly memoryBytes: number | null;
  readonly memoryFreeBytes: number | null;
}

/** What was measured of one resource; null where the cloud has no node. */
export function measuredOf(
  dimension: (typeof OPEN_DIMENSIONS)[number],
  sums: MeasuredSums | undefined,
): MeasuredMonth | null {
  if (!sums) return null;
  const [hours, whole, free] =
    dimension === 'vcpu'
      ? [sums.cpuHours, sums.cpuSeconds ?? 0, sums.cpuIdleSeconds ?? 0]
      : [sums.memoryHours, sums.memoryBytes ?? 0, sums.memoryFreeBytes ?? 0];
  return { hoursExpected: sums.hours, hours, whole, used: whole - free };
}

const text = (value: string) => ({ text: value });
const number = (value: string | number | null) => (value === null ? null : { number: String(value) });
const COLUMNS = [
  ...['month', 'cloud', 'cloud_name', 'tier', 'resource', 'name_zh', 'name_en', 'withheld'],
  ...['capacity', 'allocated_percent', 'measured_percent', 'coverage_percent'],
];

/** A row for each resource of each cloud, under English names of columns; what is withheld or not known is empty. */
export function utilisationCsv({ month, clouds }: OpenUtilisation): string {
  const rows = clouds.map((use) => [
    ...[month, use.cloud, use.name, use.tier, use.resource, use.nameZh, use.nameEn, String(use.withheld)].map(text),
    ...[use.capacity, use.allocatedPercent, use.measuredPercent, use.coveragePercent].map(number),
  ]);
  return MARK + [COLUMNS.map(text), ...rows].map(csvRow).join('');
}
