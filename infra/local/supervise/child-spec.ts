/** A process that the supervisor keeps running. */
export interface ChildSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited that is not named here. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Asked every 100 ms until it says true; a throw counts as not yet. */
  readonly ready: (signal: AbortSignal) => Promise<boolean>;
  /** How long the first start may take in milliseconds (default 60,000). */
  readonly readyWithinMs?: number;
  /** Runs before every start and restart: what must be true on disk. */
  readonly before?: () => Promise<void> | void;
  readonly stopSignal?: 'SIGTERM' | 'SIGINT' | 'SIGQUIT';
  /** Time to stop before its group is killed, in milliseconds (default 10,000). */
  readonly stopWithinMs?: number;
}

export type ChildState = 'starting' | 'ready' | 'restarting' | 'stopped' | 'failed';
