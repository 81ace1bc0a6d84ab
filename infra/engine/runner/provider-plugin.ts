import { access, constants } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ProviderChoice } from './contract.ts';

/** Version of `@pulumi/kubernetes` that the programs are written against, and so of the provider that serves them. */
export const PROVIDER_VERSION = '4.32.0';
const PLUGIN = 'pulumi-resource-kubernetes';

/** The chosen provider; `directory` holds the official plugin, and is null for the stand-in. */
export interface ChosenProvider {
  readonly choice: ProviderChoice;
  readonly directory: string | null;
}

/**
 * The provider of a stack: the recorded one, always; for a new stack the official plugin where a folder of `pluginPath`
 * has it (bare or in the engine's cache layout), else the stand-in. Rejects when a stack was made with the official one
 * and it is gone: changing a stack's provider is an operation of its own.
 */
export async function chooseProvider(
  recorded: ProviderChoice | null,
  pluginPath: readonly string[],
): Promise<ChosenProvider> {
  if (recorded?.kind === 'stand-in') return { choice: recorded, directory: null };
  const version = recorded?.version ?? PROVIDER_VERSION;
  const directory = await findOfficial(pluginPath, version);
  if (directory) return { choice: { kind: 'official', version }, directory };
  if (recorded) {
    throw new Error(
      `this stack was made with the official Kubernetes provider ${version}, which is in none of: ${pluginPath.join(', ')}; put it there`,
    );
  }
  return { choice: { kind: 'stand-in', version }, directory: null };
}

async function findOfficial(pluginPath: readonly string[], version: string): Promise<string | null> {
  for (const folder of pluginPath) {
    for (const file of [join(folder, `resource-kubernetes-v${version}`, PLUGIN), join(folder, PLUGIN)]) {
      if (await isExecutable(file)) return dirname(file);
    }
  }
  return null;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
