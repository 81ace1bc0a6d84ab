import type { WaitingFor } from '@zhengyun/domain/provisioning/schemas.ts';
import { readToolchainEnv, type ToolchainEnv } from '@zhengyun/engine/toolchain/env.ts';
import { findTool } from '@zhengyun/engine/toolchain/find-tool.ts';
import { toolProgress } from '@zhengyun/engine/toolchain/tool-progress.ts';
import { TOOLS } from '@zhengyun/engine/toolchain/tools.ts';

/** Whether the engine can run, and if not what operations wait for. */
export type EngineAvailability =
  | { readonly ready: true; readonly pulumi: string }
  | { readonly ready: false; readonly waitingFor: Extract<WaitingFor, { code: 'ENGINE' }> };

/** Looks for the Pulumi CLI, and for what the set-up says of it; fetches nothing. */
export async function engineAvailability(env: ToolchainEnv = readToolchainEnv()): Promise<EngineAvailability> {
  const tool = TOOLS.pulumi;
  const found = await findTool(tool, env);
  if (found) return { ready: true, pulumi: found.file };
  const lack = { code: 'ENGINE', version: tool.version } as const;
  const progress = toolProgress(tool, env);
  switch (progress.state) {
    case 'obtaining':
      return { ready: false, waitingFor: { ...lack, state: 'OBTAINING', said: null } };
    case 'failed':
      return { ready: false, waitingFor: { ...lack, state: progress.code, said: progress.said } };
    case 'nobody':
      return { ready: false, waitingFor: { ...lack, state: 'MISSING', said: null } };
  }
}
