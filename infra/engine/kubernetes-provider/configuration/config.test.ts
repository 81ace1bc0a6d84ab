import { describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { type PropertyMap, Secret, UNKNOWN } from '../protocol/property-value.ts';
import { checkConfig } from './check-config.ts';
import { diffConfig } from './diff-config.ts';
import { readSettings } from './settings.ts';

const PROVIDER = 'urn:pulumi:dev::p::pulumi:providers:kubernetes::cluster';
const DEFAULT_PROVIDER = 'urn:pulumi:dev::p::pulumi:providers:kubernetes::default_4_32_0';

function kubeconfig(server: string, token = 't'): string {
  return JSON.stringify({
    'current-context': 'a',
    contexts: [{ name: 'a', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token } }],
  });
}

describe('checking the provider options', () => {
  it('makes the kubeconfig a secret, so that it never lies in clear in state', () => {
    expect(checkConfig(PROVIDER, { kubeconfig: 'x' }, '').inputs).toEqual({ kubeconfig: new Secret('x') });
    expect(checkConfig(PROVIDER, { kubeconfig: new Secret('x') }, '').inputs).toEqual({ kubeconfig: new Secret('x') });
  });

  it('demands an explicit provider, kubeconfig and context in strict mode', () => {
    const reasons = (urn: string, stack: string) => checkConfig(urn, {}, stack).failures.map(({ reason }) => reason);
    expect(reasons(DEFAULT_PROVIDER, '{"strictMode":"true"}')).toEqual([
      'strict mode prohibits default provider',
      'strict mode requires Provider "kubeconfig" argument',
      'strict mode requires Provider "context" argument',
    ]);
    expect(reasons(DEFAULT_PROVIDER, '')).toEqual([]);
    const strict: PropertyMap = { strictMode: 'true', kubeconfig: UNKNOWN, context: 'a' };
    expect(checkConfig(PROVIDER, strict, '').failures).toEqual([]);
  });

  it.each([{ renderYamlToDirectory: '/x' }, { enableServerSideApply: 'false' }, { enableServerSideApply: false }])(
    'refuses what only the official provider can do: %o',
    (config) => {
      expect(checkConfig(PROVIDER, config, '').failures[0]?.reason).toMatch(/official plugin/);
    },
  );
});

describe('comparing provider options', () => {
  it('finds nothing in equal ones, secret or not', () => {
    const text = kubeconfig('https://a');
    expect(diffConfig({ kubeconfig: text }, { kubeconfig: new Secret(text) })).toEqual({ diffs: [], replaces: [] });
  });

  it('takes another server for another cluster, and another token for the same', () => {
    const before = { kubeconfig: kubeconfig('https://a') };
    expect(diffConfig(before, { kubeconfig: kubeconfig('https://b') }).replaces).toEqual(['kubeconfig']);
    expect(diffConfig(before, { kubeconfig: kubeconfig('https://a', 'new') })).toEqual({
      diffs: ['kubeconfig'],
      replaces: [],
    });
  });

  it('believes an unchanged clusterIdentifier over the kubeconfig', () => {
    const before = { kubeconfig: kubeconfig('https://a'), clusterIdentifier: 'east' };
    const moved = { kubeconfig: kubeconfig('https://b'), clusterIdentifier: 'east' };
    expect(diffConfig(before, moved)).toEqual({ diffs: ['kubeconfig'], replaces: [] });
    expect(diffConfig(before, { ...before, clusterIdentifier: 'west' }).replaces).toEqual(['clusterIdentifier']);
  });

  it('replaces nothing when an identifier comes or goes', () => {
    const before = { kubeconfig: kubeconfig('https://a') };
    expect(diffConfig(before, { ...before, clusterIdentifier: 'east' }).replaces).toEqual([]);
    expect(diffConfig({ ...before, clusterIdentifier: 'east' }, before).replaces).toEqual([]);
  });

  it('assumes another cluster while the kubeconfig is still to come', () => {
    expect(diffConfig({ kubeconfig: kubeconfig('https://a') }, { kubeconfig: UNKNOWN })).toEqual({
      diffs: ['kubeconfig'],
      replaces: ['kubeconfig'],
    });
  });
});

describe('reading provider options', () => {
  const read = (options: Record<string, string>, variables: Record<string, string> = {}) =>
    readSettings(
      new Map(Object.entries(options).map(([option, value]) => [`kubernetes:config:${option}`, value])),
      readEnv(variables),
    );

  it('has the defaults of the official provider', () => {
    expect(read({})).toMatchObject({
      limits: { requestsPerSecond: 50, burst: 120 },
      timeoutMs: undefined,
      upsertExistingObjects: false,
      deleteUnreachable: false,
    });
  });

  it('lets the program win over the environment', () => {
    const env = { PULUMI_K8S_DELETE_UNREACHABLE: 'true', PULUMI_K8S_CLIENT_BURST: '7' };
    expect(read({}, env)).toMatchObject({ deleteUnreachable: true, limits: { burst: 7 } });
    expect(read({ deleteUnreachable: 'false', kubeClientSettings: '{"burst":9,"timeout":3}' }, env)).toMatchObject({
      deleteUnreachable: false,
      limits: { burst: 9 },
      timeoutMs: 3_000,
    });
  });

  it('refuses limits that are none', () => {
    expect(() => read({}, { PULUMI_K8S_CLIENT_QPS: 'fast' })).toThrow(
      /kubeClientSettings.qps must be a positive number/,
    );
    expect(() => read({ kubeClientSettings: '{"burst":0}' })).toThrow(/burst must be a positive number/);
  });
});
