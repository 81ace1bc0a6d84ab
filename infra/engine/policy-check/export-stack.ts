import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROGRAMS } from '../runner/contract.ts';
import { StateAway } from './state-away.ts';

/** Where stacks are kept, and what reads them. `backendUrl` is a secret. */
export interface StateSource {
  readonly backendUrl: string;
  /** The Pulumi CLI. */
  readonly pulumi: string;
}

/** No stack, or more than one, answers to a name. */
export class StackNotFound extends Error {
  override readonly name = 'StackNotFound';
  readonly wanted: string;
  /** The stacks it could have meant. */
  readonly candidates: readonly string[];

  constructor(wanted: string, candidates: readonly string[]) {
    super(`${candidates.length === 0 ? 'no' : 'more than one'} stack is called ${wanted}`);
    this.wanted = wanted;
    this.candidates = candidates;
  }
}

/**
 * The state of one stack as `pulumi stack export` gives it, secrets sealed: no passphrase is needed, nothing is locked and
 * nothing changed. `wanted` is `name`, `project/name` or `organization/project/name`; a bare name is looked for in every project of
 * ours. Stacks are asked for one by one and never listed: over a database the CLI's `stack ls` waits for itself for ever as soon as
 * there are more of them than its connections. Throws StackNotFound, StateAway while the database gives no answer, and any other error
 * where it does and the state can't be read all the same.
 */
export async function exportStack(source: StateSource, wanted: string): Promise<unknown> {
  return withCli(source, async (run) => {
    const found = new Map<string, string>();
    for (const name of fullNames(wanted)) {
      const exported = await exportOf(run, name);
      if (exported !== null) found.set(name, exported);
    }
    const [only] = found.values();
    if (only === undefined || found.size > 1) throw new StackNotFound(wanted, [...found.keys()]);
    return JSON.parse(only);
  });
}

function fullNames(wanted: string): readonly string[] {
  const parts = wanted.split('/').length;
  if (parts > 2) return [wanted];
  return parts === 2
    ? [`organization/${wanted}`]
    : PROGRAMS.map((program) => `organization/zhengyun-${program}/${wanted}`);
}

/** Null when there is no such stack. */
async function exportOf(run: Run, name: string): Promise<string | null> {
  try {
    return await run(['stack', 'export', '--stack', name]);
  } catch (error) {
    if (error instanceof CliFailed && /no stack named/.test(error.message)) return null;
    throw error;
  }
}

class CliFailed extends Error {}

/** A state of thousands of objects is exported in seconds; who takes longer hangs. */
const LONGEST_MS = 120_000;

type Run = (args: readonly string[]) => Promise<string>;

/** A folder of its own with a project that is none of the real ones. */
async function withCli<T>({ backendUrl, pulumi }: StateSource, use: (run: Run) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengyun-state-'));
  try {
    const project = { name: 'policy-check', runtime: 'nodejs', backend: { url: withoutTlsOnLoopback(backendUrl) } };
    await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify(project), { mode: 0o600 });
    return await use((args) => runCli(pulumi, args, folder));
  } catch (error) {
    if (!(error instanceof CliFailed)) throw error;
    const message = withoutPassword(error.message, backendUrl);
    throw StateAway.isTold(message) ? new StateAway(message) : new Error(message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCli(pulumi: string, args: readonly string[], folder: string): Promise<string> {
  const child = spawn(pulumi, [...args, '--non-interactive', '--color=never'], {
    cwd: folder,
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: folder,
      PULUMI_HOME: join(folder, 'home'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`the Pulumi CLI at ${pulumi} can't be started`, { cause })));
    child.once('close', (code) => resolve(code ?? -1));
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0)
    throw new CliFailed(
      `the state database can't be read: ${stderr.trim() || `no answer within ${LONGEST_MS / 1_000} s`}`,
    );
  return stdout;
}

/** The CLI repeats the address it was given, as it is or as its driver writes it. */
function withoutPassword(text: string, address: string): string {
  const { password } = new URL(address);
  const spellings = [password, decodeURIComponent(password)].filter((one) => one !== '');
  return spellings.reduce((safe, one) => safe.replaceAll(one, '***'), text);
}

/** The CLI's driver demands TLS unless told otherwise; on this same machine there is none. */
function withoutTlsOnLoopback(address: string): string {
  const url = new URL(address);
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (loopback && !url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'disable');
  return url.href;
}
