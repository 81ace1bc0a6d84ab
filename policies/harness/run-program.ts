import { runtime } from '@pulumi/pulumi';
import type { RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb.js';
import { MockMonitor, type MockResourceArgs } from '@pulumi/pulumi/runtime/mocks.js';

/** A resource as the program registered it. */
export interface SeenResource {
  readonly type: string;
  readonly name: string;
  /** Plain inputs, secrets opened. */
  readonly inputs: Record<string, unknown>;
  readonly custom: boolean;
  /** `urn::id` of the provider it names; empty when it names none. */
  readonly provider: string;
  readonly parent: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly dependsOn: readonly string[];
}

export interface RunOptions {
  readonly project?: string;
  readonly stack?: string;
  /** Run as `pulumi preview`: ids and what only the cluster knows stay unknown. Default: true. */
  readonly preview?: boolean;
  /** Outputs of other stacks by full name, for a StackReference. A stack not named here doesn't exist. */
  readonly stackOutputs?: Readonly<Record<string, Record<string, unknown>>>;
}

export interface ProgramRun<Outputs> {
  readonly resources: readonly SeenResource[];
  readonly outputs: Outputs;
}

type Done = (error: unknown, response: unknown) => void;

class RecordingMonitor extends MockMonitor {
  readonly seen: SeenResource[] = [];

  override async registerResource(request: RegisterResourceRequest, done: Done): Promise<void> {
    const inputs = request.getObject();
    this.seen.push({
      type: request.getType(),
      name: request.getName(),
      inputs: inputs === undefined ? {} : runtime.deserializeProperties(inputs),
      custom: request.getCustom(),
      provider: request.getProvider(),
      parent: request.getParent(),
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
      dependsOn: request.getDependenciesList(),
    });
    await super.registerResource(request, done);
  }
}

/**
 * Runs a Pulumi program in this process without engine, provider or cluster, and gives back what it registered. The
 * SDK's mocks are process-wide: one run at a time, in a test project of forked processes.
 */
export async function runProgram<Outputs>(
  program: () => Promise<Outputs>,
  options: RunOptions = {},
): Promise<ProgramRun<Outputs>> {
  const { project = 'project', stack = 'stack', preview = true, stackOutputs = {} } = options;
  const mocks = {
    call: () => ({}),
    newResource: (args: MockResourceArgs) => ({
      id: args.id || `${args.name}-id`,
      state: args.type === 'pulumi:pulumi:StackReference' ? referenceState(args, stackOutputs) : args.inputs,
    }),
  };
  const monitor = new RecordingMonitor(mocks);
  await runtime.setMocks(mocks, project, stack, preview, 'organization');
  runtime.setMockOptions(monitor, project, stack, preview, 'organization');
  try {
    const outputs = await program();
    await runtime.disconnect();
    return { outputs, resources: monitor.seen };
  } finally {
    runtime.disconnectSync();
  }
}

function referenceState(args: MockResourceArgs, stackOutputs: Readonly<Record<string, Record<string, unknown>>>) {
  const outputs = stackOutputs[args.inputs.name];
  if (outputs === undefined) throw new Error(`unknown stack "${args.inputs.name}"`);
  return { name: args.inputs.name, outputs, secretOutputNames: [] };
}
