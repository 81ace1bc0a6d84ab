import { describe, expect, it } from 'vitest';
import { isLoopback, readEnv } from './env.ts';

const local = { DATABASE_URL: 'postgres://zy_app@127.0.0.1/zhengyun', ZHENGYUN_MODE: 'local' };
const production = {
  DATABASE_URL: 'postgres://zy_app@db/zhengyun',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://console.example.gov.cn',
  OIDC_ISSUER: 'https://id.example.gov.cn',
  OIDC_CLIENT_ID: 'zhengyun',
};

describe('the environment of the server', () => {
  it('needs nothing but a database on one machine', () => {
    const env = readEnv(local);
    expect(env.publicUrl.href).toBe('http://127.0.0.1:7100/');
    expect(env.https).toBe(false);
    expect(env.gatewayCaFile).toBe('.zhengyun/gateway-ca.pem');
  });

  it('is production unless told otherwise', () => {
    expect(readEnv(production).ZHENGYUN_MODE).toBe('production');
  });

  it.each([
    ['a missing database', { ZHENGYUN_MODE: 'local' }, /DATABASE_URL/],
    ['production without an identity provider', { ...production, OIDC_ISSUER: undefined }, /OIDC_ISSUER/],
    ['production with an identity provider in clear', { ...production, OIDC_ISSUER: 'http://id' }, /over https/],
    ['production in clear', { ...production, PUBLIC_URL: 'http://console' }, /PUBLIC_URL over https/],
    ['the embedded sign-in beyond loopback', { ...local, HOST: '0.0.0.0' }, /loopback/],
    ['the embedded sign-in under a public name', { ...local, PUBLIC_URL: 'https://console.gov.cn' }, /loopback/],
    ['a port that is none', { ...local, PORT: '70000' }, /PORT/],
  ])('refuses %s', (_, source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence);
  });

  it('knows loopback by any of its names', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '10.0.0.1', '127.example.cn', '::', '128.0.0.1'].some(isLoopback)).toBe(false);
  });
});
