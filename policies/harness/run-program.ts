import { runtime } from '@pulumi/pulumi';
import type { RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb.js';
import type { MockMonitor, MockResourceArgs } from '@pulumi/pulumi/runtime/mocks.js';

/** A resource as the program registered it. */
export interface SeenResource {
  readonly type: string;
  readonly name: string;
  /** Plain inputs, top-level secrets opened. */
  readonly inputs: Record<string, unknown>;
  /** Keys of `inputs` that were given as secrets. */
  readonly secrets: readonly string[];
  readonly custom: boolean;
  /** `urn::id` of the provider it names; empty when it names none. */
  readonly provider: string;
  readonly parent: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly dependsOn: readonly string[];
  /** URN of the resource with which it goes by itself; empty: it is removed on its own. */
  readonly deletedWith: string;
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

/** Notes each registration on its way to the SDK's own mock monitor. */
function record(monitor: MockMonitor): readonly SeenResource[] {
  const seen: SeenResource[] = [];
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = async (request: RegisterResourceRequest, done: Done) => {
    seen.push(toSeen(request));
    await register(request, done);
  };
  return seen;
}

function toSeen(request: RegisterResourceRequest): SeenResource {
  const object = request.getObject();
  const inputs: Record<string, unknown> = object === undefined ? {} : runtime.deserializeProperties(object);
  const secrets = Object.keys(inputs).filter((key) => runtime.isRpcSecret(inputs[key]));
  for (const key of secrets) inputs[key] = runtime.unwrapRpcSecret(inputs[key]);
  return {
    type: request.getType(),
    name: request.getName(),
    inputs,
    secrets,
    custom: request.getCustom(),
    provider: request.getProvider(),
    parent: request.getParent(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    dependsOn: request.getDependenciesList(),
    deletedWith: request.getDeletedwith(),
  };
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
  await runtime.setMocks(mocks, project, stack, preview, 'organization');
  const resources = record(runtime.getMonitor() as unknown as MockMonitor);
  try {
    const outputs = await program();
    await runtime.disconnect();
    return { outputs, resources };
  } finally {
    runtime.disconnectSync();
  }
}

function referenceState(args: MockResourceArgs, stackOutputs: Readonly<Record<string, Record<string, unknown>>>) {
  const outputs = stackOutputs[args.inputs.name];
  if (outputs === undefined) throw new Error(`unknown stack "${args.inputs.name}"`);
  return { name: args.inputs.name, outputs, secretOutputNames: [] };
}
