import type { VerbScope } from '../verb/context.ts';
import { readCopiedMonth } from './copy/copied-month-store.ts';
import type { CountedReading, SummedReadings } from './metered-rules.ts';
import { storedReadings } from './metered-store.ts';

export interface ReadingsWanted {
  readonly departmentId: string;
  readonly resourceIds: readonly string[];
  readonly dimensions: readonly string[];
  /** Instants at which the parts begin, and the end of the last; all in one month of Asia/Shanghai. */
  readonly edges: readonly Date[];
  /** Only what was received before; null: all. */
  readonly knownBy: Date | null;
}

/** Where the readings of a month are read: PostgreSQL, or its copy in ClickHouse. Both give the same, to the last digit. */
export interface MonthReadings {
  /** The department's readings of each meter and part added up, exactly, with the hash that metered-rules.ts describes. */
  sums(wanted: ReadingsWanted): Promise<readonly SummedReadings[]>;
  /** Readings one by one, as they count, in any order. */
  readings(wanted: ReadingsWanted, whose: 'own' | 'anybody'): Promise<readonly CountedReading[]>;
}

/** What `read` finds in a month; `all`: every meter that it reads. From the copy, only where that has all of them: METERING_BEHIND, METERING_UNREACHABLE. */
export async function readMonth<Result>(
  { ctx, tx }: VerbScope,
  all: ReadingsWanted,
  read: (month: MonthReadings) => Promise<Result>,
): Promise<Result> {
  return ctx.usageCopy ? readCopiedMonth({ copy: ctx.usageCopy, tx }, all, read) : read(storedReadings(tx));
}
