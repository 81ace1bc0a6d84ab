import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolchainEnv } from './env.ts';

/** The `go` command, or null when there is none. Go itself fetches the release that go.mod asks for when its own is older. */
export function findGo({ path, usualGo }: ToolchainEnv): string | null {
  return [...path, ...usualGo].map((folder) => join(folder, 'go')).find((file) => existsSync(file)) ?? null;
}
