import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { DomainError } from '../verb/errors.ts';
import { extractCredential, kubeconfigOf, serverAllowed } from './kubeconfig-rules.ts';

const CA = Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64');

function kubeconfig(change: (config: ReturnType<typeof good>) => void = () => undefined): string {
  const config = good();
  change(config);
  return stringify(config);
}

function good() {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'a' as string | undefined,
    contexts: [{ name: 'a', context: { cluster: 'c', user: 'u' } }],
    clusters: [
      {
        name: 'c',
        cluster: { server: 'https://10.0.0.1:6443', 'certificate-authority-data': CA } as Record<string, unknown>,
      },
    ],
    users: [{ name: 'u', user: { token: 'secret' } as Record<string, unknown> }],
  };
}

function refusal(text: string): Record<string, unknown> {
  try {
    extractCredential(text);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.facts };
    throw error;
  }
  throw new Error('was not refused');
}

describe('extractCredential', () => {
  it('keeps server, CA and token and nothing else', () => {
    const text = kubeconfig((config) => {
      config.clusters[0]!.cluster.extensions = [{ name: 'x' }];
    });
    expect(extractCredential(text)).toEqual({
      server: 'https://10.0.0.1:6443',
      ca: CA,
      user: { kind: 'token', token: 'secret' },
    });
  });

  it('takes a client certificate with its key', () => {
    const text = kubeconfig((config) => {
      config.users[0]!.user = { 'client-certificate-data': CA, 'client-key-data': CA };
    });
    expect(extractCredential(text).user).toEqual({ kind: 'certificate', certificate: CA, key: CA });
  });

  it('chooses the only context when none is current', () => {
    const text = kubeconfig((config) => {
      config['current-context'] = undefined;
    });
    expect(extractCredential(text).server).toBe('https://10.0.0.1:6443');
  });

  it.each([
    ['exec', { exec: { command: 'aws' } }, 'EXEC', 'user.exec'],
    ['an auth provider', { 'auth-provider': { name: 'oidc' } }, 'AUTH_PROVIDER', 'user.auth-provider'],
    ['a token file', { tokenFile: '/etc/passwd' }, 'FILE_PATH', 'user.tokenFile'],
    ['a certificate path', { 'client-certificate': '/a' }, 'FILE_PATH', 'user.client-certificate'],
    ['a key path', { 'client-key': '/a' }, 'FILE_PATH', 'user.client-key'],
    ['a password', { username: 'a', password: 'b' }, 'PASSWORD', 'user.username'],
    ['impersonation', { as: 'root' }, 'IMPERSONATION', 'user.as'],
    ['no user credential', { token: '' }, 'MISSING', 'user.token'],
    ['two ways in', { 'client-certificate-data': CA, 'client-key-data': CA }, 'TWO_WAYS', 'user'],
  ])('refuses %s', (_, user, reason, field) => {
    const text = kubeconfig((config) => {
      Object.assign(config.users[0]!.user, user);
    });
    expect(refusal(text)).toEqual({ code: 'CREDENTIAL_REFUSED', reason, field });
  });

  it.each([
    ['a CA path', { 'certificate-authority': '/ca.pem' }, 'FILE_PATH', 'cluster.certificate-authority'],
    ['skipped verification', { 'insecure-skip-tls-verify': true }, 'SKIP_VERIFY', 'cluster.insecure-skip-tls-verify'],
    ['a proxy', { 'proxy-url': 'http://p' }, 'PROXY', 'cluster.proxy-url'],
    ['another server name', { 'tls-server-name': 'x' }, 'SERVER_NAME', 'cluster.tls-server-name'],
    ['no CA', { 'certificate-authority-data': undefined }, 'MISSING', 'cluster.certificate-authority-data'],
    ['a plain-text server', { server: 'http://10.0.0.1' }, 'MALFORMED', 'server'],
  ])('refuses %s', (_, cluster, reason, field) => {
    const text = kubeconfig((config) => {
      Object.assign(config.clusters[0]!.cluster, cluster);
    });
    expect(refusal(text)).toEqual({ code: 'CREDENTIAL_REFUSED', reason, field });
  });

  it('refuses several contexts when none is current, and a current one that is not there', () => {
    const several = kubeconfig((config) => {
      config['current-context'] = undefined;
      config.contexts.push({ name: 'b', context: { cluster: 'c', user: 'u' } });
    });
    expect(refusal(several)).toMatchObject({ reason: 'NO_CURRENT_CONTEXT' });
    const absent = kubeconfig((config) => {
      config['current-context'] = 'z';
    });
    expect(refusal(absent)).toMatchObject({ reason: 'MISSING', field: 'contexts[z]' });
  });

  it.each(['', 'a: [', '42', 'kind: Config'])('refuses what is no kubeconfig: %j', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'CREDENTIAL_REFUSED', reason: 'MALFORMED' });
  });

  it('never names the secret in a refusal', () => {
    const text = kubeconfig((config) => {
      config.users[0]!.user = { token: 'top-secret', exec: { command: 'x' } };
    });
    expect(JSON.stringify(refusal(text))).not.toContain('top-secret');
  });

  it('is undone by kubeconfigOf', () => {
    const credential = extractCredential(kubeconfig());
    expect(extractCredential(kubeconfigOf(credential))).toEqual(credential);
    expect(parse(kubeconfigOf(credential))).toHaveProperty('current-context', 'cloud');
  });
});

describe('serverAllowed', () => {
  const list = { hosts: ['10.0.0.1', '.gd.gov.cn'], loopback: false };
  it.each([
    ['https://10.0.0.1:6443', true],
    ['https://10.0.0.11:6443', false],
    ['https://api.gd.gov.cn', true],
    ['https://evilgd.gov.cn', false],
    ['https://gd.gov.cn.evil.com', false],
    ['https://127.0.0.1:6443', false],
    ['https://localhost', false],
    ['https://169.254.169.254', false],
  ])('%s → %s', (server, allowed) => {
    expect(serverAllowed(server, list)).toBe(allowed);
  });

  it('allows loopback in local mode alone, and nothing when the list is empty', () => {
    expect(serverAllowed('https://127.0.0.1:6443', { hosts: [], loopback: true })).toBe(true);
    expect(serverAllowed('https://[::1]:6443', { hosts: [], loopback: true })).toBe(true);
    expect(serverAllowed('https://10.0.0.1', { hosts: [], loopback: true })).toBe(false);
    expect(serverAllowed('https://10.0.0.1', { hosts: [], loopback: false })).toBe(false);
  });
});
