import { type handleUnaryCall, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import pluginMessages from '@pulumi/pulumi/proto/plugin_pb.js';
import messages, { type CheckRequest as CheckMessage } from '@pulumi/pulumi/proto/provider_pb.js';
import emptyMessages, { type Empty } from 'google-protobuf/google/protobuf/empty_pb.js';
import { type CheckFailure, checkConfig } from '../configuration/check-config.ts';
import { diffConfig } from '../configuration/diff-config.ts';
import type { ProviderContext } from '../configuration/provider-context.ts';
import type { PropertyChange } from '../diff/object-diff.ts';
import { formatPath } from '../diff/property-path.ts';
import type { EngineNaming } from '../objects/autoname.ts';
import { check } from '../operations/check.ts';
import { create } from '../operations/create.ts';
import { diff } from '../operations/diff.ts';
import { read } from '../operations/read.ts';
import { remove } from '../operations/remove.ts';
import { update } from '../operations/update.ts';
import { PROVIDER_VERSION, packageSchema } from './package-schema.ts';
import { UnsupportedError } from './refusals.ts';
import { fromStruct, toStruct, unary } from './wire.ts';

/** What the service needs of the process it runs in. */
export interface ServiceHost {
  /** The stack's `kubernetes:` configuration as JSON text, '' for none. */
  pulumiConfig: string;
  /** Configures the provider. */
  configure(variables: ReadonlyMap<string, string>): Promise<void>;
  /** @throws before the provider has been configured */
  context(): ProviderContext;
  /** Ends what is under way. */
  cancel(): void;
  /** Learns where the engine listens that is served from now on. */
  attach(address: string): void;
}

const { DiffChanges } = messages.DiffResponse;
const { Kind } = messages.PropertyDiff;

const CHANGE_KINDS = {
  add: { inPlace: Kind.ADD, replacing: Kind.ADD_REPLACE },
  update: { inPlace: Kind.UPDATE, replacing: Kind.UPDATE_REPLACE },
  delete: { inPlace: Kind.DELETE, replacing: Kind.DELETE_REPLACE },
};

function failureMessages(failures: CheckFailure[]) {
  return failures.map(({ property, reason }) => {
    const failure = new messages.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    return failure;
  });
}

function namingOf(request: CheckMessage): EngineNaming {
  const options = request.getAutonaming();
  if (options === undefined) return { mode: 'default' };
  if (options.getMode() === messages.CheckRequest.AutonamingOptions.Mode.DISABLE) return { mode: 'disabled' };
  return { mode: 'use', name: options.getProposedName() };
}

function propertyDiff(change: PropertyChange) {
  const message = new messages.PropertyDiff();
  const kinds = CHANGE_KINDS[change.kind];
  message.setKind(change.replaces ? kinds.replacing : kinds.inPlace);
  message.setInputdiff(change.kind === 'delete');
  return message;
}

function refuse(what: string) {
  return unary<unknown, Empty>(() => {
    throw new UnsupportedError(what);
  });
}

/**
 * The engine's first call, which says where it listens. What it offers in return is declined, as the protocol allows: it then
 * speaks as it did before there were handshakes.
 */
function handshake(
  host: ServiceHost,
): handleUnaryCall<InstanceType<typeof messages.ProviderHandshakeRequest>, unknown> {
  return (call, callback) => {
    host.attach(call.request.getEngineAddress());
    callback({ code: status.UNIMPLEMENTED, message: 'no handshake is needed' });
  };
}

/** Calls about the provider itself: who it is, how it is configured, when it ends. */
function configurationCalls(host: ServiceHost): UntypedServiceImplementation {
  return {
    handshake: handshake(host),
    getPluginInfo: unary(() => {
      const info = new pluginMessages.PluginInfo();
      info.setVersion(PROVIDER_VERSION);
      return info;
    }),
    getSchema: unary(() => {
      const response = new messages.GetSchemaResponse();
      response.setSchema(packageSchema());
      return response;
    }),
    checkConfig: unary((request: CheckMessage) => {
      const { inputs, failures } = checkConfig(request.getUrn(), fromStruct(request.getNews()), host.pulumiConfig);
      const response = new messages.CheckResponse();
      response.setInputs(toStruct(inputs));
      response.setFailuresList(failureMessages(failures));
      return response;
    }),
    diffConfig: unary((request: InstanceType<typeof messages.DiffRequest>) => {
      const { diffs, replaces } = diffConfig(fromStruct(request.getOlds()), fromStruct(request.getNews()));
      const response = new messages.DiffResponse();
      response.setChanges(diffs.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
      response.setDiffsList(diffs);
      response.setReplacesList(replaces);
      return response;
    }),
    configure: unary(async (request: InstanceType<typeof messages.ConfigureRequest>) => {
      const variables = new Map<string, string>();
      for (const [key, value] of request.getVariablesMap().getEntryList()) variables.set(key, value);
      await host.configure(variables);
      const response = new messages.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
    cancel: unary(() => {
      host.cancel();
      return new emptyMessages.Empty();
    }),
    attach: unary((request: InstanceType<typeof pluginMessages.PluginAttach>) => {
      host.attach(request.getAddress());
      return new emptyMessages.Empty();
    }),
  };
}

/** Calls that compare, and change nothing. */
function planningCalls(host: ServiceHost): UntypedServiceImplementation {
  return {
    check: unary(async (request: CheckMessage) => {
      const result = await check(host.context(), {
        urn: request.getUrn(),
        olds: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        randomSeed: request.getRandomseed_asU8(),
        naming: namingOf(request),
      });
      const response = new messages.CheckResponse();
      response.setInputs(toStruct(result.inputs));
      response.setFailuresList(failureMessages(result.failures));
      return response;
    }),
    diff: unary(async (request: InstanceType<typeof messages.DiffRequest>) => {
      const result = await diff(host.context(), {
        urn: request.getUrn(),
        olds: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        ignoreChanges: request.getIgnorechangesList(),
      });
      const response = new messages.DiffResponse();
      response.setChanges(result.hasChanges ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
      response.setReplacesList(result.replaces);
      response.setDeletebeforereplace(result.deleteBeforeReplace);
      response.setHasdetaileddiff(true);
      for (const change of result.changes) {
        response.getDetaileddiffMap().set(formatPath(change.path), propertyDiff(change));
      }
      return response;
    }),
  };
}

/** Calls that read and change objects. */
function objectCalls(host: ServiceHost): UntypedServiceImplementation {
  return {
    create: unary(async (request: InstanceType<typeof messages.CreateRequest>) => {
      const result = await create(host.context(), {
        urn: request.getUrn(),
        properties: fromStruct(request.getProperties()),
        timeoutSeconds: request.getTimeout(),
        preview: request.getPreview(),
      });
      const response = new messages.CreateResponse();
      response.setId(result.id);
      response.setProperties(toStruct(result.properties));
      return response;
    }),
    read: unary(async (request: InstanceType<typeof messages.ReadRequest>) => {
      const result = await read(host.context(), {
        id: request.getId(),
        urn: request.getUrn(),
        properties: fromStruct(request.getProperties()),
        inputs: fromStruct(request.getInputs()),
      });
      const response = new messages.ReadResponse();
      response.setId(result.id);
      if (result.id === '') return response;
      response.setProperties(toStruct(result.properties));
      response.setInputs(toStruct(result.inputs));
      return response;
    }),
    update: unary(async (request: InstanceType<typeof messages.UpdateRequest>) => {
      const result = await update(host.context(), {
        urn: request.getUrn(),
        olds: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        ignoreChanges: request.getIgnorechangesList(),
        timeoutSeconds: request.getTimeout(),
        preview: request.getPreview(),
      });
      const response = new messages.UpdateResponse();
      response.setProperties(toStruct(result.properties));
      return response;
    }),
    delete: unary(async (request: InstanceType<typeof messages.DeleteRequest>) => {
      await remove(host.context(), {
        id: request.getId(),
        urn: request.getUrn(),
        properties: fromStruct(request.getProperties()),
        timeoutSeconds: request.getTimeout(),
      });
      return new emptyMessages.Empty();
    }),
  };
}

/** Calls that only the official plugin serves, and those whose empty answer means "nothing to offer". */
function otherCalls(): UntypedServiceImplementation {
  return {
    invoke: unary((request: InstanceType<typeof messages.InvokeRequest>) => {
      throw new UnsupportedError(`the function ${request.getTok()}`);
    }),
    call: unary((request: InstanceType<typeof messages.CallRequest>) => {
      throw new UnsupportedError(`the method ${request.getTok()}`);
    }),
    construct: unary((request: InstanceType<typeof messages.ConstructRequest>) => {
      throw new UnsupportedError(`the component ${request.getType()}`);
    }),
    parameterize: refuse('making SDKs from CustomResourceDefinitions (parameterization)'),
    getMapping: unary(() => new messages.GetMappingResponse()),
    getMappings: unary(() => new messages.GetMappingsResponse()),
  };
}

/** The pulumirpc.ResourceProvider service. List stays unimplemented: the engine does without it. */
export function providerService(host: ServiceHost): UntypedServiceImplementation {
  return { ...configurationCalls(host), ...planningCalls(host), ...objectCalls(host), ...otherCalls() };
}
