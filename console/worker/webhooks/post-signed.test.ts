import { isGenuine, signatureOf } from '@zhengyun/domain/webhooks/rules.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, webhookReceiver } from '../testing/receiver.ts';
import { postSigned } from './post-signed.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await webhookReceiver();
});
afterAll(() => receiver?.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answerWith(204);
});

const here = () => ({ allowed: { hosts: [], loopback: true }, ca: receiver.ca });
const delivery = (url = receiver.url) => ({ id: 'd-1', url, body: '{"type":"notice.request-approved"}', secret });

describe('a delivery', () => {
  it('arrives as it was stored, signed as Standard Webhooks asks', async () => {
    expect(await postSigned(delivery(), here(), NOW)).toEqual({ status: 204, trouble: null });
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    const signed = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body };
    const signature = String(headers['webhook-signature']);
    expect(body).toBe(delivery().body);
    expect(isGenuine(secret, signed, { signature, now: NOW })).toBe(true);
    expect(isGenuine(secret, { ...signed, body: `${body} ` }, { signature, now: NOW })).toBe(false);
    const later = new Date(NOW.getTime() + 301_000);
    expect(isGenuine(secret, signed, { signature, now: later }), 'past the replay window').toBe(false);
  });

  it('follows no redirect', async () => {
    receiver.answerWith(302, { location: `${receiver.url}/elsewhere` });
    expect(await postSigned(delivery(), here(), NOW)).toEqual({ status: 302, trouble: null });
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    ['http', 'http://127.0.0.1/hook'],
    ['a host that is not on the list', 'https://example.com/hook'],
    ['an internal address', 'https://10.0.0.8/hook'],
    ['the address of a cloud’s metadata', 'https://169.254.169.254/latest'],
    ['loopback written otherwise', 'https://[::ffff:127.0.0.1]/hook'],
  ])('never goes to %s', async (_, url) => {
    const listed = {
      allowed: { hosts: ['10.0.0.8', '169.254.169.254', '[::ffff:7f00:1]'], loopback: false },
      ca: receiver.ca,
    };
    expect((await postSigned(delivery(url), listed, NOW)).status).toBe(null);
    expect(receiver.received).toEqual([]);
  });

  it('never goes where an allowed name leads inward', async () => {
    const { port } = new URL(receiver.url);
    const listed = { allowed: { hosts: ['localhost.'], loopback: false }, ca: receiver.ca };
    const answer = await postSigned(delivery(`https://localhost.:${port}/hook`), listed, NOW);
    expect(answer.status).toBe(null);
    expect(receiver.received).toEqual([]);
  });

  it('goes to no receiver that nobody vouches for', async () => {
    const answer = await postSigned(delivery(), { ...here(), ca: null }, NOW);
    expect(answer).toMatchObject({ status: null, trouble: expect.stringMatching(/certificate/i) });
    expect(receiver.received).toEqual([]);
  });

  it('that nobody takes says so', async () => {
    const gone = await webhookReceiver();
    await gone.close();
    expect(await postSigned(delivery(gone.url), { ...here(), ca: gone.ca }, NOW)).toMatchObject({ status: null });
  });
});

it('the signature is that of the published example', () => {
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', signed)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});
