import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectionOf } from './connection.ts';
import { readKubeconfig } from './kubeconfig.ts';

const NO_OVERRIDES = { context: '', cluster: '' };
const CA = Buffer.from('ca').toString('base64');

function kubeconfig(user: string, cluster = ''): string {
  return `
apiVersion: v1
kind: Config
current-context: one
contexts:
- {name: one, context: {cluster: east, user: me, namespace: tenant}}
- {name: two, context: {cluster: west, user: me}}
clusters:
- {name: east, cluster: {server: "https://east:6443", certificate-authority-data: ${CA}${cluster}}}
- {name: west, cluster: {server: "https://west:6443"}}
users:
- {name: me, user: {${user}}}
`;
}

const connect = (text: string, overrides = NO_OVERRIDES) => connectionOf(readKubeconfig(text), overrides);

describe('a connection from a kubeconfig', () => {
  it('has server, authority, token and namespace of the current context', () => {
    expect(connect(kubeconfig('token: t'))).toMatchObject({
      server: new URL('https://east:6443'),
      ca: Buffer.from('ca'),
      headers: { authorization: 'Bearer t' },
      namespace: 'tenant',
      verifyServer: true,
    });
  });

  it('follows the context and the cluster that the program names', () => {
    expect(connect(kubeconfig('token: t'), { context: 'two', cluster: '' }).server.host).toBe('west:6443');
    expect(connect(kubeconfig('token: t'), { context: '', cluster: 'west' })).toMatchObject({
      server: new URL('https://west:6443'),
      namespace: 'tenant',
    });
  });

  it('reads JSON as well, and files beside the kubeconfig', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kp-'));
    writeFileSync(join(folder, 'token'), 'from-file\n');
    writeFileSync(join(folder, 'config'), kubeconfig('tokenFile: token'));
    expect(connect(join(folder, 'config')).headers).toEqual({ authorization: 'Bearer from-file' });
    rmSync(folder, { recursive: true });
    const json = JSON.stringify({
      'current-context': 'a',
      contexts: [{ name: 'a', context: { cluster: 'c', user: '' } }],
      clusters: [{ name: 'c', cluster: { server: 'https://c' } }],
    });
    expect(connect(json).server.host).toBe('c');
  });

  it('has a client certificate', () => {
    const data = Buffer.from('pem').toString('base64');
    const user = `client-certificate-data: ${data}, client-key-data: ${data}`;
    expect(connect(kubeconfig(user))).toMatchObject({ clientCertificate: Buffer.from('pem'), headers: {} });
  });

  it.each([
    ['exec: {command: aws}', '', /a credential plugin \(exec\)/],
    ['auth-provider: {name: gcp}', '', /an auth-provider/],
    ['username: u, password: p', '', /a user name and password/],
    ['token: t', ', proxy-url: "http://p"', /a proxy/],
  ])('is refused for %s%s, naming the official plugin', (user, cluster, what) => {
    const attempt = () => connect(kubeconfig(user, cluster));
    expect(attempt).toThrow(what);
    expect(attempt).toThrow(/official plugin/);
  });

  it.each([
    [{ context: 'none', cluster: '' }, /context "none" does not exist/],
    [{ context: '', cluster: 'none' }, /cluster "none" does not exist/],
  ])('names what is not there: %o', (overrides, message) => {
    expect(() => connect(kubeconfig('token: t'), overrides)).toThrow(message);
  });
});
