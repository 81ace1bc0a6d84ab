import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** What a client sent. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ScriptedServer {
  readonly url: URL;
  readonly sent: readonly Sent[];
  close(): Promise<void>;
}

/** One answer of a script. */
export type Answer = (response: ServerResponse, sent: Sent) => void;

/** An answer of JSON, or of a problem document where the status is one of a refusal. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8';
  return (response) => response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
}

/** The connection breaks before there is an answer. */
export const cutOff: Answer = (response) => void response.destroy();

/** A server on loopback that gives `answers` one after the other, the last one for good. */
export async function scriptedServer(...answers: readonly Answer[]): Promise<ScriptedServer> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const came = { method, url, headers, body: Buffer.concat(chunks).toString() };
    sent.push(came);
    answers[Math.min(sent.length, answers.length) - 1]?.(response, came);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port on 127.0.0.1 is free');
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    sent,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
