import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivate } from '../supervise/write-private.ts';

/** Token holders of one cluster: the console's administrator and the control plane's own parts. */
const TOKEN_USERS = {
  admin: { user: 'zhengyun-admin', group: 'system:masters' },
  controllerManager: { user: 'system:kube-controller-manager', group: '' },
  scheduler: { user: 'system:kube-scheduler', group: '' },
  nodes: { user: 'simulated-nodes', group: 'system:masters' },
  simulation: { user: 'simulated-hardware', group: 'system:masters' },
} as const;
export type TokenUser = keyof typeof TOKEN_USERS;

const tokensSchema = z.record(z.enum(['admin', 'controllerManager', 'scheduler', 'nodes', 'simulation']), z.string());

/** Keys and tokens of one cluster, made the first time and kept: tokens already handed out stay good. */
export interface ClusterIdentity {
  readonly signingKeyFile: string;
  readonly verifyingKeyFile: string;
  readonly tokenFile: string;
  readonly tokens: Readonly<Record<TokenUser, string>>;
  userOf(holder: TokenUser): string;
}

/** Reads the identity kept in `dir`, or makes it: a key pair for service accounts and a random token per holder. */
export function clusterIdentity(dir: string): ClusterIdentity {
  const signingKeyFile = join(dir, 'service-account.key');
  const verifyingKeyFile = join(dir, 'service-account.pub');
  const secretsFile = join(dir, 'tokens.json');
  // The tokens are written last: when they are there, so is all the rest.
  if (!existsSync(secretsFile)) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    writePrivate(signingKeyFile, privateKey);
    writePrivate(verifyingKeyFile, publicKey);
    const made = Object.keys(TOKEN_USERS).map((holder) => [holder, randomBytes(32).toString('hex')]);
    writePrivate(secretsFile, JSON.stringify(Object.fromEntries(made), null, 2));
  }
  const tokens = tokensSchema.parse(JSON.parse(readFileSync(secretsFile, 'utf8')));
  const tokenFile = join(dir, 'tokens.csv');
  writePrivate(tokenFile, tokenCsv(tokens));
  return { signingKeyFile, verifyingKeyFile, tokenFile, tokens, userOf: (holder) => TOKEN_USERS[holder].user };
}

function tokenCsv(tokens: Readonly<Record<TokenUser, string>>): string {
  const lines = Object.entries(TOKEN_USERS).map(([holder, { user, group }]) => {
    const groups = group === '' ? '' : `,"${group}"`;
    return `${tokens[holder as TokenUser]},${user},${user}${groups}`;
  });
  return `${lines.join('\n')}\n`;
}
