import { join } from 'node:path';
import { quoted } from './quoted.ts';

export type PluginKind = 'provider' | 'pack';

interface Launched {
  readonly kind: PluginKind;
  readonly portsDir: string;
  /** Script that becomes the plugin by itself, where no host serves one. */
  readonly otherwise: string;
}

/**
 * The script that the engine starts as a plugin: it takes the next port that a host serves for this command, says it, and stays until the
 * engine lets go of it. It costs a shell's start and nothing else. Where there is no port left, or the stack has settings of its own for
 * the provider (they come by the environment, which a host doesn't see), it becomes the plugin itself.
 */
export function hostedLauncher({ kind, portsDir, otherwise }: Launched): string {
  const ports = quoted(join(portsDir, kind));
  return `#!/bin/sh
case "$PULUMI_CONFIG" in '' | '{}')
  set -C
  for port in ${ports}-*.port; do
    [ -e "$port" ] || break
    # Of two plugins that start at once, one alone can make this file.
    true 2>/dev/null > "$port.taken" || continue
    read -r number < "$port" && echo "$number" && { read -r _ || true; }
    exit 0
  done
  set +C
esac
${otherwise.replace(/^#!.*\n/, '')}`;
}
