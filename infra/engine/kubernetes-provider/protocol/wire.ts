import { type handleUnaryCall, Metadata, status } from '@grpc/grpc-js';
import providerMessages from '@pulumi/pulumi/proto/provider_pb.js';
import statusMessages from '@pulumi/pulumi/proto/status_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import structMessages, { type Struct } from 'google-protobuf/google/protobuf/struct_pb.js';
import { messageOf } from '../cluster/api-error.ts';
import { InitFailedError } from './init-failed.ts';
import { decodeProperties, encodeProperties, type JsonObject, type PropertyMap } from './property-value.ts';
import { UnsupportedError } from './refusals.ts';

/** A property bag out of a message; a message that carries none means an empty one. */
export function fromStruct(struct: Struct | undefined): PropertyMap {
  return struct === undefined ? {} : decodeProperties(struct.toJavaScript() as JsonObject);
}

/** A property bag for a message. */
export function toStruct(properties: PropertyMap): Struct {
  return structMessages.Struct.fromJavaScript(encodeProperties(properties));
}

/** An error as gRPC carries it. */
interface ServiceFailure {
  code: status;
  message: string;
  metadata?: Metadata;
}

/** What the engine needs to save a resource that exists and is not ready: it rides in the status details. */
function initFailure(error: InitFailedError): ServiceFailure {
  const detail = new providerMessages.ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setProperties(toStruct(error.properties));
  if (error.inputs !== undefined) detail.setInputs(toStruct(error.inputs));
  detail.setReasonsList(error.reasons);
  const packed = new anyMessages.Any();
  packed.pack(detail.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
  const response = new statusMessages.Status();
  response.setCode(status.UNKNOWN);
  response.setMessage(error.message);
  response.addDetails(packed);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(response.serializeBinary()));
  return { code: status.UNKNOWN, message: error.message, metadata };
}

function toFailure(error: unknown): ServiceFailure {
  if (error instanceof InitFailedError) return initFailure(error);
  const code = error instanceof UnsupportedError ? status.FAILED_PRECONDITION : status.UNKNOWN;
  return { code, message: messageOf(error) };
}

/** A gRPC handler out of a function that answers or throws. */
export function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(toFailure(error)),
      );
  };
}
