import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { openAuthority } from '@zhengyun/server/gateway/authority.ts';
import { parse, stringify } from 'yaml';

/** One request on its way to the Kubernetes API. */
export interface ApiCall {
  readonly method: string;
  /** Path and query, decoded. */
  readonly url: string;
  readonly body: string;
  /** Whether the engine's provider asks, and not the worker itself. */
  readonly byProvider: boolean;
}
export type CallMatch = (call: ApiCall) => boolean;

/** before: the server has not seen the request · after: it has, and nobody has heard its answer. */
export type HoldAt = 'before' | 'after';

/** Requests that are kept on their way. */
export interface HeldCall {
  /** Resolves when the first has come. */
  readonly reached: Promise<ApiCall>;
  /** Lets them go on; a request before the server whose sender is gone by then never arrives. */
  release(): void;
}

/** What the proxy says in the server's place. */
export interface FalseAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A Kubernetes API that goes wrong when told to: a proxy of its own certificate in front of a real one. */
export interface FaultyApi {
  /** The administrator's kubeconfig, by way of this proxy. */
  readonly kubeconfig: string;
  /** Holds every request that matches until it is released: a sender that gives up and asks again is held again. */
  hold(match: CallMatch, at: HoldAt): HeldCall;
  /** Answers the next `times` matching requests itself; gives how many that were so far. */
  answerFalsely(match: CallMatch, answer: FalseAnswer, times: number): () => number;
  /** Refuses every connection until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

interface Hold {
  readonly match: CallMatch;
  readonly at: HoldAt;
  readonly reached: PromiseWithResolvers<ApiCall>;
  readonly released: PromiseWithResolvers<void>;
}
interface Lie {
  readonly match: CallMatch;
  readonly answer: FalseAnswer;
  left: number;
  told: number;
}

/** Starts the proxy in front of the API that `kubeconfig` (bearer token) names; `folder` keeps its certificate. */
export async function startFaultyApi(kubeconfig: string, folder: string): Promise<FaultyApi> {
  const config = parse(kubeconfig);
  const [{ cluster }] = config.clusters;
  const real = new URL(cluster.server);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 256,
    ca: Buffer.from(cluster['certificate-authority-data'], 'base64'),
  });
  const authority = await openAuthority(folder, new Date());
  const { key, certificate } = await authority.serverIdentity(['127.0.0.1'], new Date());
  const [holds, lies] = [new Set<Hold>(), new Set<Lie>()];

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const call = await readCall(incoming);
    const hold = [...holds].find(({ match }) => match(call));
    if (hold?.at === 'before') {
      hold.reached.resolve(call);
      await hold.released.promise;
      if (outgoing.destroyed || incoming.socket.destroyed) return;
    }
    const lie = [...lies].find(({ match, left }) => left > 0 && match(call));
    if (lie) return tell(lie, outgoing);
    const { method, url, headers } = incoming;
    const upstream = request(real, { agent, method, path: url, headers: { ...headers, host: real.host } });
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => hold?.at !== 'after' && upstream.destroy());
    upstream.on('response', async (response: IncomingMessage) => {
      if (hold?.at === 'after') {
        hold.reached.resolve(call);
        await hold.released.promise;
      }
      response.on('error', () => outgoing.destroy());
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    upstream.end(call.body);
  }

  const sockets = new Set<Socket>();
  const server = createServer({ key, cert: certificate }, (incoming, outgoing) => {
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A sender that is killed in mid-handshake is what this proxy is for.
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const goAway = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  cluster.server = `https://127.0.0.1:${port}`;
  cluster['certificate-authority-data'] = Buffer.from(authority.certificate).toString('base64');
  return {
    kubeconfig: stringify(config),
    hold(match, at) {
      const hold: Hold = { match, at, reached: Promise.withResolvers(), released: Promise.withResolvers() };
      holds.add(hold);
      return {
        reached: hold.reached.promise,
        release: () => {
          holds.delete(hold);
          hold.released.resolve();
        },
      };
    },
    answerFalsely(match, answer, times) {
      const lie: Lie = { match, answer, left: times, told: 0 };
      lies.add(lie);
      return () => lie.told;
    },
    goAway,
    comeBack: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      for (const hold of holds) hold.released.resolve();
      if (server.listening) await goAway();
      agent.destroy();
    },
  };
}

async function readCall(incoming: IncomingMessage): Promise<ApiCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? 'GET',
    url: decodeURIComponent(incoming.url ?? '/'),
    body: Buffer.concat(chunks).toString('utf8'),
    byProvider: /pulumi-kubernetes/.test(incoming.headers['user-agent'] ?? ''),
  };
}

function tell(lie: Lie, outgoing: ServerResponse): void {
  lie.left -= 1;
  lie.told += 1;
  const { status: code, reason, headers } = lie.answer;
  const body = {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code,
    reason,
    message: `${reason}, as the test has it`,
  };
  outgoing.writeHead(code, { 'content-type': 'application/json', ...headers });
  outgoing.end(JSON.stringify(body));
}
