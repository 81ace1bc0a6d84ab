import { type LookupAddress, lookup } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { serverAllowed } from '@zhengyun/domain/clouds/kubeconfig-rules.ts';
import type { DeliveryToSend } from '@zhengyun/domain/webhooks/read-delivery.ts';
import { addressAllowed, signatureOf } from '@zhengyun/domain/webhooks/rules.ts';
import type { WebhookRule } from '../worker-context.ts';

const ANSWER_MS = 15_000;
const MOST_TROUBLE = 400;

/** How a receiver answered; `status` null: it did not. */
export interface Answer {
  readonly status: number | null;
  readonly trouble: string | null;
}

/**
 * Sends a delivery once, signed for this attempt. The host is held to the list again and every address it leads to is looked at as the
 * connection is made, so a name can't be turned inward after it was added. Redirects are not followed, and of the answer only the
 * status is read. Never rejects.
 */
export function postSigned(delivery: DeliveryToSend, rule: WebhookRule, now: Date): Promise<Answer> {
  const { id, body, secret } = delivery;
  const url = new URL(delivery.url);
  const { loopback } = rule.allowed;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const refused = (trouble: string) => Promise.resolve({ status: null, trouble });
  if (url.protocol !== 'https:' || !serverAllowed(delivery.url, rule.allowed))
    return refused('the host is not allowed');
  if (isIP(literal) !== 0 && !addressAllowed(literal, loopback)) return refused('the address is an internal one');
  const timestamp = Math.floor(now.getTime() / 1_000);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Zhengyun-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secret, { id, timestamp, body }),
  };
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      headers,
      agent: false,
      lookup: lookupOutside(loopback),
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(rule.ca === null ? {} : { ca: [...rootCertificates, rule.ca] }),
    });
    sent.on('response', (response) => {
      const status = response.statusCode ?? null;
      response.destroy();
      resolve({ status, trouble: null });
    });
    sent.on('error', (error) => resolve({ status: null, trouble: error.message.slice(0, MOST_TROUBLE) }));
    sent.end(body);
  });
}

/** A look-up that gives no internal address; a name that leads to one such among others is refused whole. */
function lookupOutside(loopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] | undefined) => {
      const inward = found?.find(({ address }) => !addressAllowed(address, loopback));
      const [first] = found ?? [];
      if (error || !first) return callback(error ?? new Error(`${hostname} leads nowhere`), '', 0);
      if (inward) return callback(new Error(`${hostname} leads to an internal address`), '', 0);
      if (options.all) callback(null, found ?? []);
      else callback(null, first.address, first.family);
    });
  };
}
