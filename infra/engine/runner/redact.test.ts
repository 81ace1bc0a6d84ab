import { expect, test } from 'vitest';
import { redactor, secretsOf } from './redact.ts';

test('no secret of a run survives in its log', () => {
  const spec = {
    passphrase: 'a passphrase of some length',
    backendUrl: 'postgres://zy_state:p%40ssw0rd@127.0.0.1:5432/state',
    kubeconfig: 'users:\n- name: a\n  user:\n    token: "abc.def.ghi"\n',
  };
  const redact = redactor(secretsOf(spec));
  const text = `could not open ${spec.backendUrl}: user zy_state password p@ssw0rd (p%40ssw0rd), bearer abc.def.ghi, ${spec.passphrase}`;
  expect(redact(text)).toBe(
    'could not open [secret]: user zy_state password [secret] ([secret]), bearer [secret], [secret]',
  );
});

test('a kubeconfig written as JSON hides its credential as well', () => {
  const kubeconfig = JSON.stringify({ users: [{ name: 'a', user: { token: 'abc.def.ghi' } }] });
  const redact = redactor(secretsOf({ passphrase: 'a passphrase', backendUrl: 'file:///tmp', kubeconfig }));
  expect(redact('bearer abc.def.ghi')).toBe('bearer [secret]');
});

test('text without secrets is left as it is', () => {
  expect(redactor(['', 'abc'])('abc def')).toBe('abc def');
});
