import { readToolchainEnv, type ToolchainEnv } from './env.ts';
import { findGo } from './find-go.ts';
import { findTool } from './find-tool.ts';
import { TOOL_NAMES, TOOLS, type ToolName } from './tools.ts';

/** What there is of one tool on this machine. */
export interface ToolState {
  readonly name: ToolName;
  readonly version: string;
  /** Null: not there yet; it will be downloaded or built when it is needed. */
  readonly found: { readonly file: string; readonly from: 'path' | 'cache' } | null;
  /** A Go that can build it was found, so that it can be built where it can't be downloaded. */
  readonly buildable: boolean;
}

/** The state of every tool; fetches and changes nothing. */
export async function toolState(env: ToolchainEnv = readToolchainEnv()): Promise<ToolState[]> {
  const buildable = (await findGo(env, null))?.usable ?? false;
  return Promise.all(
    TOOL_NAMES.map(async (name) => ({
      name,
      version: TOOLS[name].version,
      found: await findTool(TOOLS[name], env),
      buildable,
    })),
  );
}
