import { Server, ServerCredentials } from '@grpc/grpc-js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import { makeContext, type ProviderContext } from './configuration/provider-context.ts';
import { readSettings } from './configuration/settings.ts';
import type { ProviderEnv } from './env.ts';
import { type EngineLog, engineLogAt, silentLog } from './protocol/engine-log.ts';
import { providerService, type ServiceHost } from './protocol/service.ts';

/**
 * One provider for one command of the engine: its own port, configuration, credential, log and cancel. Several of them live in
 * one process without knowing of each other.
 */
export class ProviderInstance implements ServiceHost {
  readonly #env: ProviderEnv;
  readonly #cancelled = new AbortController();
  readonly #server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  #log: EngineLog = silentLog;
  #context: ProviderContext | undefined;
  #ended = false;

  constructor(env: ProviderEnv) {
    this.#env = env;
  }

  /** Listens on a port of its own on this machine's loopback, and gives it. */
  serve(): Promise<number> {
    this.#server.addService(providerGrpc.ResourceProviderService, providerService(this));
    return new Promise((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
  }

  /** Breaks everything off at once, as the end of a process would: nothing is asked of the cluster after this. */
  end(): void {
    this.#ended = true;
    this.cancel();
    this.#server.forceShutdown();
    this.#context?.cluster?.close();
    this.#log.close();
  }

  get pulumiConfig(): string {
    return this.#env.pulumiConfig;
  }

  async configure(variables: ReadonlyMap<string, string>): Promise<void> {
    const settings = readSettings(variables, this.#env);
    const context = await makeContext(settings, this.#env, { log: this.#log, signal: this.#cancelled.signal });
    if (this.#ended) context.cluster?.close();
    this.#context = context;
  }

  context(): ProviderContext {
    if (this.#context === undefined) throw new Error('the Kubernetes provider has not been configured yet');
    return this.#context;
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  attach(address: string): void {
    if (address === '') return;
    this.#log.close();
    this.#log = engineLogAt(address);
  }
}
