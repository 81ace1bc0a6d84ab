import type { BenchSystem } from './bench-system.ts';
import type { Figure } from './figure.ts';

/** How large the loads are; smaller ones show the same things sooner. */
export interface BenchSizes {
  /** Tenancies that are approved at once. */
  readonly tenancies: number;
  /** Objects of the one large stack. */
  readonly objects: number;
  /** Simulated nodes, and agents that report from them. */
  readonly nodes: number;
  /** Simulated pods, over a handful of tenancies. */
  readonly pods: number;
  /** Races of two to four acts at once upon one request. */
  readonly races: number;
  /** Requests that lists, search and inboxes find their own among. */
  readonly requests: number;
  /** Events of use in one round of their ingest. */
  readonly events: number;
  /** Departments whose month is closed. */
  readonly departments: number;
  /** Lines of the one long statement. */
  readonly lines: number;
}

/** What a benchmark runs on. */
export interface BenchGround {
  readonly sizes: BenchSizes;
  /** The one whole system that the benchmarks of a run share, started when it is first asked for. */
  system(): Promise<BenchSystem>;
}

/** A group of figures that is measured together; its name is what one writes to have it alone. */
export interface Benchmark {
  readonly name: string;
  readonly measure: (ground: BenchGround) => Promise<readonly Figure[]>;
}
