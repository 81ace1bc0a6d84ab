import '@zhengyun/packs/lean-sdk.js';
import type { Program } from './programs.ts';

/** Entry of an operation's process, with the programs we ship. Started by start-operation.ts and by nothing else. */
const { runChild } = await import('./run-child.ts');
await runChild({
  provincial: async () => (await import('@zhengyun/provincial/program.ts')).program as Program,
  sectoral: async () => (await import('@zhengyun/sectoral/program.ts')).program as Program,
  municipal: async () => (await import('@zhengyun/municipal/program.ts')).program as Program,
  tenancy: async () => (await import('@zhengyun/tenancy/program.ts')).program as Program,
});
