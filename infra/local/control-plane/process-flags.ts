/** Environment of the control plane's Go programs; they collect garbage earlier: on one machine memory is scarcer than time. */
export const GO_ENV = { GOGC: '50', PATH: '/usr/bin:/bin' };

/** Where a server of the control plane listens and keeps the certificate it makes for itself. */
export function servingFlags(certDir: string, port: number): string[] {
  return ['--bind-address=127.0.0.1', `--secure-port=${port}`, `--cert-dir=${certDir}`];
}
