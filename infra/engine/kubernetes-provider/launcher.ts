import { fileURLToPath } from 'node:url';
import { PROVIDER_VERSION } from './protocol/package-schema.ts';

/** A file to put where Pulumi looks for the provider plugin. */
export interface ProviderLauncher {
  /** File name, to be executable. */
  name: string;
  /** Content of the file. */
  script: string;
  /** Version that the plugin's folder must name: `resource-kubernetes-v<version>`. */
  version: typeof PROVIDER_VERSION;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The launcher of the stand-in provider: a shell script that runs it with the given Node (24 or later).
 * @param nodePath absolute path of the node binary
 */
export function providerLauncher(nodePath: string): ProviderLauncher {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  return {
    name: 'pulumi-resource-kubernetes',
    script: `#!/bin/sh\nexec ${shellQuoted(nodePath)} ${shellQuoted(main)} "$@"\n`,
    version: PROVIDER_VERSION,
  };
}
