import { dirname } from 'node:path';
import { PulumiCommand } from '@pulumi/pulumi/automation/cmd.js';
import { LocalWorkspace } from '@pulumi/pulumi/automation/localWorkspace.js';
import { type OperationSpec, operationSpecSchema } from '@zhengyun/engine/runner/contract.ts';
import type { Program } from '@zhengyun/engine/runner/programs.ts';
import { layOutRun } from '@zhengyun/engine/runner/run-layout.ts';

const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  tenancy: async () => (await import('@zhengyun/tenancy/program.ts')).program as Program,
  'many-objects': async () => (await import('./many-objects.ts')).manyObjects,
};

/**
 * The baseline of what the console does, as a process of its own: `node bare-up.ts VERB PROGRAM`, the same program, provider and
 * state server by one plain command of the Automation API, without second preview, plan, lease, events or verification; `up`
 * with the policy pack, `preview` and `refresh` without. Spec as JSON on standard input.
 */
async function main(): Promise<void> {
  const [verb = '', programName = ''] = process.argv.slice(2);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const spec: OperationSpec = operationSpecSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
  const program = await PROGRAMS[programName]?.();
  if (!program) throw new Error(`no program ${programName}: there are ${Object.keys(PROGRAMS).join(', ')}`);
  const layout = await layOutRun(spec);
  const { inputs, kubeconfig, clusterIdentifier } = spec;
  const PATH = `${dirname(spec.tools.pulumi)}:${layout.environment.PATH}`;
  Object.assign(process.env, layout.environment, { PATH });
  const stack = await LocalWorkspace.createOrSelectStack(
    {
      projectName: spec.project,
      stackName: spec.stack,
      program: () => program({ inputs, kubeconfig, clusterIdentifier }),
    },
    { workDir: layout.workDir, envVars: { ...layout.environment, PATH }, pulumiCommand: await PulumiCommand.get() },
  );
  if (verb === 'destroy') await stack.destroy({ runProgram: true });
  else if (verb === 'preview') await stack.preview();
  else if (verb === 'refresh') await stack.refresh({ runProgram: true });
  else await stack.up({ policyPacks: [layout.policyPack] });
}

await main();
