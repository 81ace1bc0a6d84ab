import type { MeterReadings, SummedReadings } from './metered-rules.ts';

export interface ReadingsWanted {
  readonly departmentId: string;
  readonly resourceIds: readonly string[];
  readonly dimensions: readonly string[];
  /** Instants at which the parts begin, and the end of the last; all in one month of Asia/Shanghai. */
  readonly edges: readonly Date[];
  /** Only what was received before; null: all. */
  readonly knownBy: Date | null;
}

/** What is wanted of a month, by how a meter's readings count. No meter is in two of them. */
export interface MonthWanted extends Omit<ReadingsWanted, 'dimensions'> {
  /** Of these the department's readings are added up. */
  readonly added: readonly string[];
  /** Of these each reading is wanted, whoever had the resource then. */
  readonly levels: readonly string[];
  /** Of these each of the department's own. */
  readonly others: readonly string[];
}

/** What a month's readings say, in any order. */
export interface MonthRead {
  /** By meter and part, exactly, with the hash that metered-rules.ts describes. */
  readonly sums: readonly SummedReadings[];
  readonly levels: readonly MeterReadings[];
  readonly within: readonly MeterReadings[];
}

/** Every meter that is wanted. */
export const allOf = ({ added, levels, others, ...of }: MonthWanted): ReadingsWanted => ({
  ...of,
  dimensions: [...added, ...levels, ...others],
});
