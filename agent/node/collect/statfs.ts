/** The fields of statfs(2) that are read, as node:fs gives them. */
export interface FilesystemStats {
  readonly bsize: number;
  readonly blocks: number;
  readonly bfree: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
}

/** Sizes of the filesystem at `path`; null when it fails or does not answer in time. */
export type Statfs = (path: string) => Promise<FilesystemStats | null>;

export interface StatfsOptions {
  readonly ask: (path: string) => Promise<FilesystemStats>;
  readonly deadlineMs: number;
  /**
   * Calls that may hang at once. Each holds one of the process's four file threads until its server comes back, and two
   * must stay free for the spool, so past this nothing is asked any more.
   */
  readonly mostHanging: number;
}

/** statfs with a deadline. A mount whose last call still hangs is not asked again, so a dead file server never piles calls up. */
export function statfsWithDeadline({ ask, deadlineMs, mostHanging }: StatfsOptions): Statfs {
  const hanging = new Set<string>();
  return (path) => {
    if (hanging.has(path) || hanging.size >= mostHanging) return Promise.resolve(null);
    hanging.add(path);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), deadlineMs);
      ask(path)
        .then(resolve, () => resolve(null))
        .finally(() => {
          clearTimeout(timer);
          hanging.delete(path);
        });
    });
  };
}
