import { connect as connectPlain } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';

const HANDOVER_MS = 30_000;
const TLS_PORT = 6514;
const PLAIN_PORT = 601;

export interface SyslogPlace {
  /** `syslog+tls://host:6514`, or `syslog+tcp://host:601` where the way there is protected otherwise. */
  readonly url: URL;
  /** PEM of authorities beside the public ones. */
  readonly ca: string | null;
}

/**
 * Hands frames over on a connection of their own, and resolves once the receiver has closed its side after our end: syslog answers
 * nothing, so that is the only word that they got there. Rejects when it closes before all was sent, or not within 30 seconds. Over plain
 * TCP it can't be told from a balancer that takes a few bytes for nobody behind it, and closes: TLS ends at who reads.
 */
export function sendSyslog(frames: readonly Buffer[], { url, ca }: SyslogPlace): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'syslog+tls:';
  const port = Number(url.port) || (secure ? TLS_PORT : PLAIN_PORT);
  return new Promise((resolve, reject) => {
    const trusted = ca === null ? {} : { ca: [...rootCertificates, ca] };
    const socket = secure ? connectTls({ host, port, servername: host, ...trusted }) : connectPlain({ host, port });
    const timer = setTimeout(
      () => socket.destroy(new Error(`the receiver at ${url.host} did not close within ${HANDOVER_MS / 1_000} s`)),
      HANDOVER_MS,
    );
    let took = false;
    socket.on('end', () => {
      took = socket.writableFinished;
    });
    socket.on('data', () => undefined);
    socket.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      if (took) resolve();
      else reject(new Error(`the receiver at ${url.host} broke off`));
    });
    for (const frame of frames) socket.write(frame);
    socket.end();
  });
}
