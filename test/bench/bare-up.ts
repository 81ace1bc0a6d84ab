import { dirname } from 'node:path';
import { PulumiCommand } from '@pulumi/pulumi/automation/cmd.js';
import { LocalWorkspace } from '@pulumi/pulumi/automation/localWorkspace.js';
import { type OperationSpec, operationSpecSchema } from '@zhengyun/engine/runner/contract.ts';
import { layOutRun } from '@zhengyun/engine/runner/run-layout.ts';
import { program } from '@zhengyun/tenancy/program.ts';

/**
 * The baseline of a delivery, as a process of its own: the same program, policy pack, provider and state server, by one plain
 * `up` of the Automation API, without second preview, plan, lease, events or verification. Spec as JSON on standard input;
 * `destroy` as argument takes the stack down again.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const spec: OperationSpec = operationSpecSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
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
  if (process.argv[2] === 'destroy') await stack.destroy({ runProgram: true });
  else await stack.up({ policyPacks: [layout.policyPack] });
}

await main();
