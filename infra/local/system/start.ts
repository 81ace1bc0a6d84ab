import type { RememberedPorts } from '../supervise/remembered-ports.ts';
import type { Supervisor } from '../supervise/supervisor.ts';
import type { DataFolder } from './data-folder.ts';
import type { PartStatus } from './part-status.ts';

export interface SystemOptions {
  /** Folder of the checkout, from which the other rooms' processes are started; this one's own when absent. */
  readonly root?: string;
  /** Folder of everything that is kept. Each running system has one of its own. */
  readonly dir: string;
  /** Where the console is looked for first; any free port when absent. */
  readonly port?: number;
  /** A server that is there already; null: the embedded one. */
  readonly databaseUrl?: string | null;
  readonly inherited: Readonly<Record<string, string>>;
  /** `clouds: false` leaves out the engine, the clusters and the sample clouds; `agent: false` the node agent. */
  readonly parts?: { readonly clouds?: boolean; readonly agent?: boolean };
  readonly onStatus?: (status: PartStatus) => void;
  /** Gives the start up: everything is stopped again and the start rejects. */
  readonly signal?: AbortSignal;
}

/** One start of the system, handed from step to step. */
export interface Start {
  readonly options: SystemOptions;
  readonly folder: DataFolder;
  readonly supervisor: Supervisor;
  readonly ports: RememberedPorts;
  /** Aborted as soon as the system is being stopped. */
  readonly signal: AbortSignal;
  readonly say: (status: PartStatus) => void;
}
