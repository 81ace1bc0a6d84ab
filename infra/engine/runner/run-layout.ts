import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { providerLauncher } from '../kubernetes-provider/launcher.ts';
import type { OperationSpec, ProviderChoice } from './contract.ts';
import { hostedLauncher } from './hosted-launcher.ts';
import { chooseProvider } from './provider-plugin.ts';
import { quoted } from './quoted.ts';
import { stackKey } from './stack-key.ts';

/** Where one run keeps its files, and the environment its CLI gets. */
export interface RunLayout {
  readonly workDir: string;
  readonly planFile: string;
  /** Where the ports of plugins lie that a host serves for the next command. */
  readonly portsDir: string;
  readonly policyPack: string;
  /** What the pack is told. */
  readonly policyConfig: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly provider: ProviderChoice;
  /** What the secrets of its plan are sealed with. */
  readonly key: Buffer;
}

/**
 * Lays out a run's own folder (mode 0700). Passphrase and state address reach the CLI in files of mode 0600 that go with
 * the folder: an environment would be inherited by every plugin, and arguments can be read by all. Plugins are named in
 * the project file, the first place the engine looks, so nothing on PATH or in a user's cache can take their place.
 */
export async function layOutRun(spec: OperationSpec): Promise<RunLayout> {
  const { workDir } = spec;
  await rm(workDir, { recursive: true, force: true });
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const provider = await chooseProvider(spec.provider, spec.pluginPath);
  const portsDir = join(workDir, 'ports');
  await mkdir(portsDir, { mode: 0o700 });
  const passphraseFile = join(workDir, 'passphrase');
  const plugins = {
    providers: [{ name: 'kubernetes', path: provider.directory ?? (await writeStandIn(workDir, portsDir)) }],
  };
  const project = { name: spec.project, runtime: 'nodejs', backend: { url: backendUrl(spec) }, plugins };
  await writeFile(join(workDir, 'Pulumi.yaml'), JSON.stringify(project), { mode: 0o600 });
  const { key, encryptionSalt } = await stackKey(spec);
  await writeFile(join(workDir, `Pulumi.${spec.stack}.yaml`), JSON.stringify({ encryptionsalt: encryptionSalt }), {
    mode: 0o600,
  });
  const policyConfig = join(workDir, 'policy-config.json');
  await writeFile(passphraseFile, spec.passphrase, { mode: 0o600 });
  await writeFile(policyConfig, JSON.stringify(spec.policyConfig ?? {}), { mode: 0o600 });
  return {
    workDir,
    planFile: join(workDir, 'plan.json'),
    portsDir,
    policyPack: await writePolicyPack(workDir, portsDir),
    policyConfig,
    environment: { ...environment(workDir, passphraseFile), ...(spec.mode === 'revert' ? TAKE_BACK : {}) },
    provider: provider.choice,
    key,
  };
}

/** A field that a foreign hand took would else be a conflict, and the way back closed. Read by the provider, also by the official one. */
const TAKE_BACK = { PULUMI_K8S_ENABLE_PATCH_FORCE: 'true' } as const;

function environment(workDir: string, passphraseFile: string): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: workDir,
    TMPDIR: workDir,
    PULUMI_HOME: join(workDir, 'home'),
    PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile,
    PULUMI_AUTOMATION_API: 'true',
    // The event log that everything here is made of is behind this switch.
    PULUMI_DEBUG_COMMANDS: 'true',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    // A command lives for seconds: what it would collect meanwhile goes with it. Above the limit it collects as ever.
    GOGC: 'off',
    GOMEMLIMIT: '512MiB',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    // A copy of the whole state at each update would grow without bound; the database's own backups cover it.
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: 'true',
  };
}

/**
 * The state's address with our name on its connections, by which a take-over finds and cuts them. The CLI's driver demands
 * TLS unless told otherwise; on this same machine there is none.
 */
function backendUrl(spec: OperationSpec): string {
  const url = new URL(spec.backendUrl);
  if (!/^postgres(ql)?:$/.test(url.protocol)) return url.href;
  url.searchParams.set('application_name', spec.connectionName);
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (loopback && !url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'disable');
  return url.href;
}

async function writeStandIn(workDir: string, portsDir: string): Promise<string> {
  const { name, script } = providerLauncher(process.execPath);
  const launcher = hostedLauncher({ kind: 'provider', portsDir, otherwise: script });
  return writeExecutable(join(workDir, 'plugins', 'kubernetes'), name, launcher);
}

/**
 * The policy pack as an executable: the engine then needs no nodejs language host for it, and no ts-node is registered
 * in front of sources that Node reads as they are. A pack reads its name and version from the folder it starts in.
 */
async function writePolicyPack(workDir: string, portsDir: string): Promise<string> {
  const main = fileURLToPath(import.meta.resolve('@zhengyun/packs/pack.js'));
  const script = `#!/bin/sh\ncd ${quoted(dirname(main))} || exit 1\nexec ${quoted(process.execPath)} ${quoted(main)} "$@"\n`;
  const launcher = hostedLauncher({ kind: 'pack', portsDir, otherwise: script });
  const directory = await writeExecutable(join(workDir, 'plugins', 'policy'), 'zhengyun-policies', launcher);
  return join(directory, 'zhengyun-policies');
}

async function writeExecutable(directory: string, name: string, script: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, name);
  await writeFile(file, script);
  await chmod(file, 0o700);
  return directory;
}
