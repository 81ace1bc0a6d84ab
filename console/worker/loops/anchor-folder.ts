import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How long the folder may take over one thing before it counts as one that does not answer. */
const LIMIT_MS = 30_000;

/** The folder outside that anchors of the audit chains are kept in. Both reject with ETIMEDOUT where it does not answer. */
export interface AnchorFolder {
  has(name: string): Promise<boolean>;
  /** The file is there whole or not at all; `holder` is who writes it. */
  write(name: string, content: { readonly holder: string; readonly text: string }): Promise<void>;
}

/**
 * A folder that is mounted may stop answering without ever failing. That ends a turn, never the process and the leases it keeps; and while
 * something still hangs there nothing more is begun, since each holds one of the process's few threads for files until the folder is back.
 */
export function makeAnchorFolder(folder: string, limitMs = LIMIT_MS): AnchorFolder {
  let hangs = false;

  async function limited<T>(work: () => Promise<T>): Promise<T> {
    const silent = Object.assign(new Error(`the anchor folder did not answer within ${limitMs} ms; see to its mount`), {
      code: 'ETIMEDOUT',
    });
    if (hangs) throw silent;
    hangs = true;
    const working = work().finally(() => {
      hangs = false;
    });
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(silent), limitMs).unref();
    });
    return Promise.race([working, limit]).finally(() => clearTimeout(timer));
  }

  return {
    has: (name) =>
      limited(() =>
        access(join(folder, name)).then(
          () => true,
          () => false,
        ),
      ),
    write: (name, { holder, text }) =>
      limited(async () => {
        const path = join(folder, name);
        await writeFile(`${path}.${holder}`, text);
        await rename(`${path}.${holder}`, path);
      }),
  };
}
