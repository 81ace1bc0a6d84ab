import { describe, expect, test } from 'vitest';
import { Unanswered } from '../kubernetes-provider/cluster/unanswered.ts';
import type { CommandLog } from './engine-events.ts';
import { leavesDoubt, troubleOf } from './trouble.ts';

const log = (...errors: string[]) => ({ errors, findings: [] }) as unknown as CommandLog;
const named = (raised: string, ...errors: string[]) =>
  troubleOf({ error: new Error(raised), log: log(...errors), interrupted: false, redact: (text) => text }).code;

describe('what went wrong is named', () => {
  test.each([
    ['a killed CLI', 'pulumi preview was killed by SIGKILL', [], 'CHILD_ENDED'],
    ['a killed provider', 'pulumi up ended with code 255', ['error reading from server: EOF'], 'CHILD_ENDED'],
    [
      'a provider killed with an answer on its way',
      'pulumi up ended with code 255',
      ['error reading from server: read tcp 127.0.0.1:52512->127.0.0.1:40123: read: connection reset by peer'],
      'CHILD_ENDED',
    ],
    [
      'a provider killed before it was asked',
      'pulumi up ended with code 255',
      ['Detected that /run/plugins/kubernetes/pulumi-resource-kubernetes exited prematurely.'],
      'CHILD_ENDED',
    ],
    [
      'a cluster whose store is away',
      'pulumi preview ended with code 255',
      [
        'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: connection refused"',
      ],
      'CLUSTER_UNREACHABLE',
    ],
    [
      'a policy pack killed as it starts',
      'pulumi preview ended with code 1\nerror: policy pack "pack" failed to start: pack (analyzer) plugin [pack] did not begin responding to RPC connections',
      [],
      'CHILD_ENDED',
    ],
    [
      'a cluster that hangs up, in the words of the official provider',
      'pulumi up ended with code 255',
      ['Get "https://10.0.0.1:6443/api": read: connection reset by peer'],
      'CLUSTER_UNREACHABLE',
    ],
    ['a full state', 'pulumi up ended with code 255', ['could not extend file (SQLSTATE 53100)'], 'STATE_UNAVAILABLE'],
    [
      'a state that restarts',
      'pulumi up ended with code 255\nFATAL: the database system is starting up (SQLSTATE 57P03)',
      [],
      'STATE_UNAVAILABLE',
    ],
    [
      'a state that is away',
      'pulumi stack ended with code 255\nfailed to connect to `user=zy_state database=state`: connection refused',
      [],
      'STATE_UNAVAILABLE',
    ],
    [
      'a cluster that is away',
      'pulumi up ended with code 255',
      ['connect ECONNREFUSED 127.0.0.1:6443'],
      'CLUSTER_UNREACHABLE',
    ],
    [
      'a cluster that falls silent in mid-run, in the words of our provider',
      'pulumi preview ended with code 255',
      [`Preview failed: ${new Unanswered('127.0.0.1:6443', new Error('nothing came within 60 s')).message}`],
      'CLUSTER_UNREACHABLE',
    ],
    [
      'a cluster that falls silent after other errors',
      'pulumi up ended with code 255',
      ['1', '2', '3', '4', '5', new Unanswered('h', new Error('socket hang up')).message],
      'CLUSTER_UNREACHABLE',
    ],
    [
      'a cluster that falls silent, in the words of the official provider',
      'pulumi up ended with code 255',
      ['Get "https://10.0.0.1:6443/api": net/http: TLS handshake timeout'],
      'CLUSTER_UNREACHABLE',
    ],
    [
      'a lock of another writer',
      'pulumi up ended with code 255\nthe stack is currently locked by 1 lock(s)',
      [],
      'STACK_LOCKED',
    ],
    ['a refusal of the cluster', 'pulumi up ended with code 255', ['exceeded quota: tenancy'], 'ENGINE_FAILED'],
  ] as const)('%s', (_, raised, errors, code) => {
    expect(named(raised, ...errors)).toBe(code);
  });

  test('a run that was asked to stop was cancelled, whatever it said as it was ended', () => {
    const error = new Error('pulumi up was killed by SIGTERM');
    expect(troubleOf({ error, log: log(), interrupted: true, redact: (text) => text }).code).toBe('CANCELLED');
  });
});

test('what cuts the engine off from its state, its plugins or the cluster leaves a doubt; what it was told does not', () => {
  const doubt = (code: Parameters<typeof leavesDoubt>[0]['code']) => leavesDoubt({ code, message: 'm' });
  expect((['CHILD_ENDED', 'STATE_UNAVAILABLE', 'CLUSTER_UNREACHABLE'] as const).every(doubt)).toBe(true);
  expect((['ENGINE_FAILED', 'POLICY_REFUSED', 'CANCELLED', 'PROGRAM_FAILED'] as const).some(doubt)).toBe(false);
});
