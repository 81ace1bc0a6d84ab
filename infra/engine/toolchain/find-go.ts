import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolchainEnv } from './env.ts';

/** Where Go's own installer puts it; often not on PATH. */
const USUAL = '/usr/local/go/bin';

/** The `go` command, or null when there is none. Go itself fetches the release that go.mod asks for when its own is older. */
export function findGo({ path }: ToolchainEnv): string | null {
  return [...path, USUAL].map((folder) => join(folder, 'go')).find((file) => existsSync(file)) ?? null;
}
