import { LocalWorkspace } from '@pulumi/pulumi/automation/localWorkspace.js';
import type { Stack } from '@pulumi/pulumi/automation/stack.js';
import { CommandLine } from './command-line.ts';
import type { OperationSpec, Task } from './contract.ts';
import type { EventLog } from './engine-events.ts';
import { PluginPorts } from './plugin-ports.ts';
import type { Programs } from './programs.ts';
import { layOutRun, type RunLayout } from './run-layout.ts';

/** One run's stack, opened: what preview, apply, refresh and recover work on. */
export interface EngineStack {
  readonly spec: OperationSpec;
  readonly stack: Stack;
  readonly commandLine: CommandLine;
  readonly layout: RunLayout;
  readonly events: EventLog;
}

/** What a run works with from its first moment. */
export interface OpenOrder {
  readonly spec: OperationSpec;
  readonly programs: Programs;
  readonly events: EventLog;
}

/**
 * Opens the stack of `spec` in a folder of its own. A preview is a stack's first run and makes it in the state database; whatever
 * follows stands on one.
 */
export async function openStack({ spec, programs, events }: OpenOrder, { task }: Task): Promise<EngineStack> {
  // Loading the program's classes takes as long as deriving the stack's key, which another thread does: both at once.
  const loading = programs[spec.program]();
  loading.catch(() => undefined);
  const layout = await layOutRun(spec);
  const commandLine = new CommandLine(spec.tools.pulumi, {
    environment: layout.environment,
    plugins: new PluginPorts(spec.plugins, layout),
    made: task !== 'preview',
  });
  const { inputs, kubeconfig, clusterIdentifier } = spec;
  const program = async () => (await loading)({ inputs, kubeconfig, clusterIdentifier });
  const stack = await LocalWorkspace.selectStack(
    { projectName: spec.project, stackName: spec.stack, program },
    { workDir: layout.workDir, pulumiCommand: commandLine.asPulumiCommand() },
  );
  return { spec, stack, commandLine, layout, events };
}

/** What naming a failure needs to know of the run beside the failure itself. */
export function failureContext({ commandLine, events }: EngineStack) {
  return { interrupted: commandLine.interrupted, redact: events.redact };
}
