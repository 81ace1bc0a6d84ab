import { Server, ServerCredentials } from '@grpc/grpc-js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import { makeContext, type ProviderContext } from './configuration/provider-context.ts';
import { readSettings } from './configuration/settings.ts';
import { readEnv } from './env.ts';
import { type EngineLog, engineLogAt, silentLog } from './protocol/engine-log.ts';
import { providerService, type ServiceHost } from './protocol/service.ts';

/** How often the process looks whether the engine that started it is still there. */
const PARENT_CHECK_MS = 1_000;

/** The state of one provider process: what it was configured with, and the switch that ends what is under way. */
class ProviderProcess implements ServiceHost {
  readonly #env = readEnv();
  readonly #cancelled = new AbortController();
  #log: EngineLog;
  #context: ProviderContext | undefined;

  constructor(engineAddress: string | undefined) {
    this.#log = engineAddress === undefined ? silentLog : engineLogAt(engineAddress);
  }

  get pulumiConfig(): string {
    return this.#env.pulumiConfig;
  }

  async configure(variables: ReadonlyMap<string, string>): Promise<void> {
    const settings = readSettings(variables, this.#env);
    this.#context = await makeContext(settings, this.#env, { log: this.#log, signal: this.#cancelled.signal });
  }

  context(): ProviderContext {
    if (this.#context === undefined) throw new Error('the Kubernetes provider has not been configured yet');
    return this.#context;
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  attach(address: string): void {
    this.#log = engineLogAt(address);
  }
}

/** Serves until it is told to end, or until whoever started it is gone. */
function serve(engineAddress: string | undefined): void {
  const provider = new ProviderProcess(engineAddress);
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  server.addService(providerGrpc.ResourceProviderService, providerService(provider));
  const end = () => {
    provider.cancel();
    server.forceShutdown();
    process.exit(0);
  };
  // The engine runs plugins in process groups of their own and ends them by SIGINT; a person's Ctrl-C comes as Cancel.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS);
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
  });
}

serve(process.argv[2]);
