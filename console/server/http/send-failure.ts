import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpStatusOf, refusalIn } from '../error-map.ts';
import { faultMessage, messageOf } from '../message.ts';
import { localeOf } from './locale.ts';

/**
 * The last resort for what no route handles itself: refusals keep code and sentence, the framework's own refusals (too large,
 * too many, wrong type) keep their status, and anything else loses its text and is logged. Never a stack, never SQL.
 */
export function sendFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = localeOf(request.headers['accept-language']);
  const traceId = request.id;
  const refusal = refusalIn(error);
  if (refusal) {
    const body = { code: refusal.code, facts: refusal.facts, message: messageOf(refusal, locale), traceId };
    return reply.code(httpStatusOf(refusal.code)).send(body);
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return reply
      .code(status)
      .send({ code: status === 429 ? 'RATE_LIMITED' : 'INPUT_INVALID', message: error.message, traceId });
  request.log.error({ err: error }, 'request failed');
  return reply.code(500).send({ code: 'FAULT', message: faultMessage(locale, traceId), traceId });
}
