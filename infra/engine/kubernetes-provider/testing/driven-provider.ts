import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { credentials, type ServiceError } from '@grpc/grpc-js';
import providerGrpc, { type ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import messages from '@pulumi/pulumi/proto/provider_pb.js';
import statusMessages from '@pulumi/pulumi/proto/status_pb.js';
import { inject } from 'vitest';
import type { PropertyMap } from '../protocol/property-value.ts';
import { fromStruct, toStruct } from '../protocol/wire.ts';
import { testEnv } from './env.ts';

declare module 'vitest' {
  interface ProvidedContext {
    kubeconfigs: readonly string[];
  }
}

/** The kubeconfig of the first test cluster: the one whose controllers and nodes run. */
export function testKubeconfig(): string {
  const [kubeconfig] = inject('kubeconfigs');
  if (kubeconfig === undefined) throw new Error('this vitest project provides no kubeconfigs');
  return kubeconfig;
}

/** A failure as the engine sees it: the text, and what an initialisation failure saves. */
export class ProviderFailure extends Error {
  readonly saved: { id: string; properties: PropertyMap; inputs: PropertyMap; reasons: string[] } | undefined;

  constructor(error: ServiceError) {
    super(error.details);
    const [packed] = error.metadata.get('grpc-status-details-bin');
    if (packed === undefined) return;
    const status = statusMessages.Status.deserializeBinary(Buffer.from(packed));
    const [detail] = status.getDetailsList();
    if (detail === undefined) return;
    const failed = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    this.saved = {
      id: failed.getId(),
      properties: fromStruct(failed.getProperties()),
      inputs: fromStruct(failed.getInputs()),
      reasons: failed.getReasonsList(),
    };
  }
}

type Method = (request: never, callback: (error: ServiceError | null, response: never) => void) => unknown;

/** A provider process of its own, spoken to as the engine does. */
export class DrivenProvider {
  readonly process: ChildProcessWithoutNullStreams;
  readonly client: ResourceProviderClient;

  private constructor(process: ChildProcessWithoutNullStreams, client: ResourceProviderClient) {
    this.process = process;
    this.client = client;
  }

  /** Starts the process and waits for its port. */
  static async start(env: Record<string, string> = {}): Promise<DrivenProvider> {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const child = spawn(process.execPath, [main], { env: testEnv(env) });
    child.stderr.pipe(process.stderr);
    for await (const port of createInterface({ input: child.stdout })) {
      const address = `127.0.0.1:${port}`;
      const options = { 'grpc.max_receive_message_length': -1 };
      return new DrivenProvider(
        child,
        new providerGrpc.ResourceProviderClient(address, credentials.createInsecure(), options),
      );
    }
    throw new Error('the provider ended before it printed its port');
  }

  /** Starts and configures for the test cluster. */
  static async configured(
    options: Record<string, string> = {},
    env: Record<string, string> = {},
  ): Promise<DrivenProvider> {
    const provider = await DrivenProvider.start(env);
    await provider.configure({ kubeconfig: testKubeconfig(), ...options });
    return provider;
  }

  call<Request, Response>(method: keyof ResourceProviderClient & string, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      const callable = this.client[method] as unknown as Method;
      callable.call(this.client, request as never, (error, response) =>
        error === null ? resolve(response as Response) : reject(new ProviderFailure(error)),
      );
    });
  }

  async configure(options: Record<string, string>): Promise<InstanceType<typeof messages.ConfigureResponse>> {
    const request = new messages.ConfigureRequest();
    request.setAcceptsecrets(true);
    for (const [option, value] of Object.entries(options)) {
      request.getVariablesMap().set(`kubernetes:config:${option}`, value);
    }
    return this.call('configure', request);
  }

  /** CheckConfig or DiffConfig inputs and answers, for the provider resource itself. */
  async checkConfig(config: PropertyMap): Promise<{ inputs: PropertyMap; failures: string[] }> {
    const request = new messages.CheckRequest();
    request.setUrn('urn:pulumi:test::project::pulumi:providers:kubernetes::cluster');
    request.setNews(toStruct(config));
    const response: InstanceType<typeof messages.CheckResponse> = await this.call('checkConfig', request);
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.getReason()),
    };
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.client.close();
    this.process.kill('SIGTERM');
    await ended;
  }
}
