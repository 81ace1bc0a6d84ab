import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENROL_PATH, PROTOCOL_VERSION, RENEW_PATH } from '@zhengyun/protocol/headers.ts';
import { certificateAnswerSchema } from '@zhengyun/protocol/messages.ts';
import type { Log } from '../log.ts';
import type { AgentMetrics } from '../metrics.ts';
import type { Backoff } from '../send/backoff.ts';
import type { GatewayAnswer, GatewayClient } from '../send/gateway-client.ts';
import { hashOfToken, type Identity, identityDue, keepIdentity, loadIdentity } from './identity.ts';
import { makeSigningRequest } from './signing-request.ts';

export interface MembershipParts {
  readonly client: GatewayClient;
  readonly identityFile: string;
  readonly tokenFile: string;
  readonly nodeName: string;
  readonly agentVersion: string;
  readonly metrics: AgentMetrics;
  readonly log: Log;
  readonly now: () => number;
  readonly backoff: Backoff;
  /** Milliseconds between two looks at the token file and at the certificate's age. */
  readonly lookMs: number;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** This node's standing with the console: joins with its token, keeps its certificate, renews it in time. */
export class Membership {
  readonly #parts: MembershipParts;
  #identity: Identity | null = null;
  /** The key that a join is tried with, kept between attempts: the same key is known again if an answer was lost. */
  #request: { readonly key: string; readonly csr: string } | null = null;

  constructor(parts: MembershipParts) {
    this.#parts = parts;
  }

  /** Resolves when this node has a certificate in force, or when `signal` aborts. */
  async join(signal: AbortSignal): Promise<void> {
    this.#use(await loadIdentity(this.#parts.identityFile));
    while (!signal.aborted && (!this.#identity || this.#due() === 'join')) {
      const token = await this.#token();
      const joined = token !== null && (await this.#enrol(token));
      const pause = token === null ? this.#parts.lookMs : this.#parts.backoff.next();
      if (!joined) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Renews the certificate when two thirds of its time are over, until `signal` aborts. */
  async stayMember(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#identity && this.#due() === 'renew') await this.#renew(this.#identity);
      if (this.#due() === 'join') await this.joinAnew();
      await sleep(this.#parts.lookMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Joins with the token in the file if it is another than the one this node came by; else there is nothing to try. */
  async joinAnew(): Promise<void> {
    const token = await this.#token();
    if (token !== null && hashOfToken(token) !== this.#identity?.tokenHash) await this.#enrol(token);
  }

  #due(): 'keep' | 'renew' | 'join' {
    return this.#identity ? identityDue(this.#identity, this.#parts.now()) : 'join';
  }

  #use(identity: Identity | null): void {
    this.#identity = identity;
    this.#parts.client.become(identity);
    if (identity) this.#parts.metrics.certificateExpiry.set(Date.parse(identity.notAfter) / 1_000);
  }

  async #token(): Promise<string | null> {
    const text = await readFile(this.#parts.tokenFile, 'utf8').catch(() => '');
    return text.trim() || null;
  }

  async #enrol(token: string): Promise<boolean> {
    this.#request ??= await makeSigningRequest(this.#parts.nodeName);
    const { key, csr } = this.#request;
    const { nodeName: name, agentVersion } = this.#parts;
    const body = { version: PROTOCOL_VERSION, token, name, csr, agentVersion };
    // Joining, this node is nobody yet: an old certificate would only be refused.
    this.#parts.client.become(null);
    const answer = await this.#parts.client.post(ENROL_PATH, JSON_HEADERS, Buffer.from(JSON.stringify(body)));
    const done = await this.#take(answer, { key, tokenHash: hashOfToken(token) });
    if (!done) {
      this.#parts.client.become(this.#identity);
      this.#parts.log('warn', 'this node could not join', { code: answer.code, why: answer.reason });
      return false;
    }
    this.#request = null;
    this.#parts.log('info', 'this node has joined', { nodeId: this.#identity?.nodeId });
    return true;
  }

  async #renew(identity: Identity): Promise<void> {
    const { key, csr } = await makeSigningRequest(this.#parts.nodeName);
    const body = Buffer.from(JSON.stringify({ version: PROTOCOL_VERSION, csr }));
    const answer = await this.#parts.client.post(RENEW_PATH, JSON_HEADERS, body);
    const done = await this.#take(answer, { key, tokenHash: identity.tokenHash });
    this.#parts.log(done ? 'info' : 'warn', done ? 'certificate renewed' : 'certificate not renewed yet', {
      why: done ? undefined : answer.reason,
    });
  }

  async #take(answer: GatewayAnswer, own: Pick<Identity, 'key' | 'tokenHash'>): Promise<boolean> {
    const issued = certificateAnswerSchema.safeParse(answer.body);
    if (answer.status !== 201 || !issued.success) return false;
    const identity = { ...issued.data, ...own };
    await keepIdentity(this.#parts.identityFile, identity);
    this.#use(identity);
    return true;
  }
}
