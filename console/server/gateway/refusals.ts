import { MalformedRequest } from '@zhengyun/protocol/decode-write-request.ts';
import { GATEWAY_CODES, type GatewayCode } from '@zhengyun/protocol/retry.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpStatusOf, refusalIn } from '../error-map.ts';
import { faultMessage, messageOf } from '../message.ts';

interface Refusal {
  readonly status: number;
  readonly code: GatewayCode;
  readonly message: string;
}

/** A refusal that belongs to the wire and to no verb. */
export class WireRefusal extends Error {
  readonly status: number;
  readonly code: GatewayCode;

  constructor(status: number, code: GatewayCode, message: string) {
    super(message);
    this.name = 'WireRefusal';
    this.status = status;
    this.code = code;
  }
}

function refusalOf(error: unknown, traceId: string): Refusal {
  if (error instanceof WireRefusal) return error;
  if (error instanceof MalformedRequest) return { status: 400, code: 'BATCH_MALFORMED', message: error.message };
  const refusal = refusalIn(error);
  const code = GATEWAY_CODES.find((known) => known === refusal?.code);
  if (refusal && code) return { status: httpStatusOf(refusal.code), code, message: messageOf(refusal, 'en-US') };
  const { statusCode } = error as Partial<FastifyError>;
  if (statusCode === 413)
    return { status: 413, code: 'BATCH_TOO_LARGE', message: 'the body is larger than a batch may be' };
  if (statusCode === 415)
    return { status: 415, code: 'BATCH_MALFORMED', message: 'only remote write 1.0 and JSON are spoken here' };
  if (statusCode === 429)
    return { status: 429, code: 'RATE_LIMITED', message: 'too many calls: wait as Retry-After says' };
  if (statusCode === 400)
    return { status: 400, code: 'INPUT_INVALID', message: 'the body is not what this path takes' };
  return { status: 500, code: 'FAULT', message: faultMessage('en-US', traceId) };
}

/** Answers every refusal of the gateway as `{code, message, traceId}`; faults lose their text and are logged. */
export function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message } = refusalOf(error, request.id);
  if (code === 'FAULT') request.log.error({ err: error }, 'gateway failed');
  else request.log.info({ code, status }, 'gateway refused');
  return reply.code(status).send({ code, message, traceId: request.id });
}
