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
 * Hands frames over on a connection of their own, and resolves once the receiver has read them all and closed its side: syslog answers
 * nothing, so its closing after our end is the only word that it got there. Rejects when it does not within 30 seconds.
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
    let ended = false;
    socket.on('end', () => {
      ended = true;
    });
    socket.on('data', () => undefined);
    socket.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      if (ended && socket.writableFinished) resolve();
      else reject(new Error(`the receiver at ${url.host} broke off`));
    });
    for (const frame of frames) socket.write(frame);
    socket.end();
  });
}
