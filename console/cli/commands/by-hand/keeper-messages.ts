/** What the keeper of a command by hand is told: to pass an interruption on, or to stop the command, at last by force. */
export type KeeperTold = 'interrupt' | 'stop';

/** How the command ended, as its keeper saw it. */
export interface KeeperReport {
  /** null: `signal` ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Processes that the command had left running in its session, and that were ended. */
  readonly left: number;
  /** Why the command could not be started at all. */
  readonly problem: string | null;
}
