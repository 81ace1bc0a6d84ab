import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Settings of the toolchain, read from the environment once. */
export interface ToolchainEnv {
  /** Folder of the cache: `$XDG_CACHE_HOME/zhengyun`, else `~/.cache/zhengyun`. */
  readonly cache: string;
  /** Folders of PATH in order. */
  readonly path: readonly string[];
  /** Folders where `go` is looked for after PATH: where its own installer puts it. */
  readonly usualGo: readonly string[];
  /**
   * `ZHENGYUN_MIRROR`: base URL under which a mirror keeps the official files as `<base>/<host>/<path>`; null: the
   * projects' own servers.
   */
  readonly mirror: string | null;
  /**
   * `ZHENGYUN_MIRROR_SHA256`: file of the installer's own list of `<sha256>  <host>/<path>`, which is then believed alone; null:
   * the sums come from the projects' own servers, never from a mirror.
   */
  readonly pinnedSums: string | null;
  /** Where the projects' own servers are stood in for, laid out as a mirror is; null but in tests. */
  readonly official: string | null;
  /** `ZHENGYUN_DOWNLOADS=off` goes straight to building. */
  readonly downloads: boolean;
  /** What `go` is run with; proxies and module settings of the user stay in force. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** Throws when ZHENGYUN_MIRROR is no http(s) URL. */
export function readToolchainEnv(env: Readonly<Record<string, string | undefined>> = process.env): ToolchainEnv {
  const mirror = env.ZHENGYUN_MIRROR || null;
  if (mirror !== null && !/^https?:\/\//.test(mirror)) {
    throw new Error(`ZHENGYUN_MIRROR is "${mirror}": give an http(s) URL, or unset it to use the official servers.`);
  }
  return {
    cache: join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'zhengyun'),
    path: (env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    usualGo: ['/usr/local/go/bin'],
    mirror,
    pinnedSums: env.ZHENGYUN_MIRROR_SHA256 || null,
    official: null,
    downloads: env.ZHENGYUN_DOWNLOADS !== 'off',
    inherited: Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
