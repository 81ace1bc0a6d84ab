import { readFile } from 'node:fs/promises';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get } from 'node:https';

const TIMEOUT_MS = 5_000;
/** Some twenty times what a kubelet with 500 pods prints. */
const MAX_BYTES = 16 * 1_048_576;

export interface KubeletAccess {
  /** File with the bearer token; read each time, since it is exchanged under the agent. Null: none is sent. */
  readonly tokenFile: string | null;
  /** File with the authority of the kubelets' certificates, the only one trusted; null: the system's. */
  readonly caFile: string | null;
}

/** What a kubelet prints at `url`. Throws when it doesn't answer 200 whole in time, or without end; a redirect is not followed. */
export async function readKubelet(url: URL, { tokenFile, caFile }: KubeletAccess): Promise<string> {
  const token = tokenFile === null ? null : (await readFile(tokenFile, 'utf8')).trim();
  const ca = caFile === null ? undefined : await readFile(caFile);
  const headers = {
    accept: 'text/plain;version=0.0.4, */*;q=0.1',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const options = { headers, signal: AbortSignal.timeout(TIMEOUT_MS), agent: false };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing =
      url.protocol === 'https:'
        ? get(url, { ...options, ...(ca === undefined ? {} : { ca }) }, resolve)
        : getPlain(url, options, resolve);
    outgoing.once('error', reject);
  });
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`${url.host} answered ${response.statusCode}`);
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BYTES) throw new Error(`${url.host} answered with more than ${MAX_BYTES} bytes`);
    parts.push(part);
  }
  if (!response.complete) throw new Error(`${url.host} broke off its answer`);
  return Buffer.concat(parts).toString('utf8');
}
