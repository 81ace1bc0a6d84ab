import { readToolchainEnv } from '@zhengyun/engine/toolchain/env.ts';
import { findTool } from '@zhengyun/engine/toolchain/find-tool.ts';
import { toolProgress } from '@zhengyun/engine/toolchain/tool-progress.ts';
import { TOOLS } from '@zhengyun/engine/toolchain/tools.ts';

/** Whether the engine can run, and if not what is to be done about it, in a sentence for people. */
export type EngineAvailability =
  | { readonly ready: true; readonly pulumi: string }
  | { readonly ready: false; readonly sentence: string };

/** Looks for the Pulumi CLI; fetches nothing (the set-up does). */
export async function engineAvailability(): Promise<EngineAvailability> {
  const env = readToolchainEnv();
  const tool = TOOLS.pulumi;
  const found = await findTool(tool, env);
  if (found) return { ready: true, pulumi: found.file };
  const sentence =
    toolProgress(tool, env).state !== 'obtaining'
      ? `部署引擎 Pulumi ${tool.version} 尚未就绪：既未下载到，本机也没有 Go 可供构建。请把 pulumi 放到 PATH 中，或安装 Go 后重新启动。`
      : `部署引擎 Pulumi ${tool.version} 正在下载或构建，完成后自动继续。`;
  return { ready: false, sentence };
}
