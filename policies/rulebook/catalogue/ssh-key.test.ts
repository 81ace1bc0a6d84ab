import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_RSA_BITS, MOST_KEY_CHARACTERS, sshKeyFault, sshKeysSchema } from './ssh-key.ts';

const sized = (bytes: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const keyOf = (type: string, ...parts: readonly Uint8Array[]) =>
  `${type} ${Buffer.concat([Buffer.from(type), ...parts].map(sized)).toString('base64')}`;

const ED25519 = keyOf('ssh-ed25519', Buffer.alloc(32, 7));
const numberOf = (bits: number) => {
  const bytes = Buffer.alloc(Math.ceil(bits / 8), 0xff);
  bytes[0] = 0xff >> ((8 - (bits % 8)) % 8);
  return Buffer.concat([Buffer.from([0]), bytes]);
};
const rsa = (bits: number) => keyOf('ssh-rsa', Buffer.from([1, 0, 1]), numberOf(bits));
const point = (length: number) => Buffer.concat([Buffer.from([4]), Buffer.alloc(length - 1, 9)]);

describe('a public key for log-in', () => {
  it.each([
    ['ed25519', ED25519],
    ['with whose it is', `${ED25519} li.wei@drug-regulator`],
    ['ECDSA on P-256', keyOf('ecdsa-sha2-nistp256', Buffer.from('nistp256'), point(65))],
    ['ECDSA on P-521', keyOf('ecdsa-sha2-nistp521', Buffer.from('nistp521'), point(133))],
    ['of a hardware token', keyOf('sk-ssh-ed25519@openssh.com', Buffer.alloc(32, 1), Buffer.from('ssh:'))],
    ['RSA that is long enough', rsa(FEWEST_RSA_BITS)],
  ])('is taken: %s', (_, text) => {
    expect(sshKeyFault(text)).toBeNull();
  });

  it.each([
    ['RSA one bit too short', rsa(FEWEST_RSA_BITS - 1), 'SSH_KEY_WEAK'],
    ['RSA of 1,024 bits', rsa(1_024), 'SSH_KEY_WEAK'],
    ['DSA', keyOf('ssh-dss', Buffer.alloc(4)), 'SSH_KEY_WEAK'],
    ['nothing', '', 'SSH_KEY_INVALID'],
    ['a password', 'correct horse battery staple', 'SSH_KEY_INVALID'],
    ['two lines', `${ED25519}\n${ED25519}`, 'SSH_KEY_INVALID'],
    ['a line that ends', `${ED25519}\n`, 'SSH_KEY_INVALID'],
    ['a command before it', `command="rm -rf /" ${ED25519}`, 'SSH_KEY_INVALID'],
    ['half of it', ED25519.slice(0, -8), 'SSH_KEY_INVALID'],
    ['another type than it says', ED25519.replace('ssh-ed25519', 'ssh-rsa'), 'SSH_KEY_INVALID'],
    ['a point of another curve', keyOf('ecdsa-sha2-nistp256', Buffer.from('nistp384'), point(97)), 'SSH_KEY_INVALID'],
    ['a comment that could be misread', `${ED25519} ": {`, 'SSH_KEY_INVALID'],
    ['a comment in another script', `${ED25519} 李伟`, 'SSH_KEY_INVALID'],
    ['a certificate', keyOf('ssh-ed25519-cert-v01@openssh.com', Buffer.alloc(32)), 'SSH_KEY_INVALID'],
    ['more after its end', keyOf('ssh-ed25519', Buffer.alloc(32), Buffer.alloc(1)), 'SSH_KEY_INVALID'],
  ])('is refused: %s', (_, text, fault) => {
    expect(sshKeyFault(text)).toBe(fault);
  });

  it.each(['pkcs8', 'pkcs1'] as const)('that is the private one is told so, as %s', (type) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    const pem = privateKey.export({ type, format: 'pem' }).toString();
    expect(sshKeyFault(pem)).toBe('SSH_KEY_PRIVATE');
    // A field of one line takes the line ends away.
    expect(sshKeyFault(pem.replaceAll('\n', ' '))).toBe('SSH_KEY_PRIVATE');
  });

  it('of PuTTY’s private kind is told so too', () => {
    expect(sshKeyFault('PuTTY-User-Key-File-3: ssh-ed25519')).toBe('SSH_KEY_PRIVATE');
  });

  it('never breaks on what people paste, and takes nothing with a quote or a line end', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${ED25519} ${text}`),
        ),
        (text) => {
          if (sshKeyFault(text) === null) expect(text).toMatch(/^[A-Za-z0-9@.+/= _-]+$/);
        },
      ),
    );
  });
});

describe('the keys of a host', () => {
  it('are refused by a code alone, which repeats nothing of what was written', () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY-----';
    const { error } = sshKeysSchema.safeParse([ED25519, secret]);
    expect(error?.issues).toMatchObject([{ path: [1], message: 'SSH_KEY_PRIVATE' }]);
    expect(JSON.stringify(error)).not.toContain('BEGIN');
  });

  it('fit into what a hypervisor takes at a start', () => {
    const long = rsa(4_096);
    expect(long.length * 3).toBeGreaterThan(MOST_KEY_CHARACTERS);
    expect(sshKeysSchema.safeParse([long, long]).success).toBe(true);
    expect(sshKeysSchema.safeParse([long, long, long]).error?.issues).toMatchObject([{ message: 'SSH_KEYS_TOO_LONG' }]);
  });
});
