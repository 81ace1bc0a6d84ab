import { z } from 'zod';

/** Why a text is no public key that a host takes. */
export type SshKeyFault = 'SSH_KEY_PRIVATE' | 'SSH_KEY_INVALID' | 'SSH_KEY_WEAK';

/** Marks of private keys: PEM of any kind, OpenSSH's own, PuTTY's. */
const PRIVATE = /PRIVATE KEY|PuTTY-User-Key-File/i;
/** `type base64 comment`, as `ssh-keygen` writes a `.pub` file; options before the type are not taken. */
const LINE = /^(?<type>[a-z0-9@.-]+) (?<body>[A-Za-z0-9+/]+={0,2})(?: (?<comment>[\x20-\x7e]*))?$/;
/** What a comment may hold: whose key it is, and nothing that a configuration file could misread. */
const COMMENT = /^[A-Za-z0-9@._+ -]{0,64}$/;

/** Bits of an RSA modulus at least: 128 bits of strength (NIST SP 800-57 part 1), since hosts outlive 2030. */
export const FEWEST_RSA_BITS = 3_072;

/** Length of a point on each curve, uncompressed (RFC 5656). */
const POINT_BYTES: Readonly<Record<string, number>> = { nistp256: 65, nistp384: 97, nistp521: 133 };
const ED25519_BYTES = 32;

/**
 * What is wrong with `text` as one public key for log-in; null: nothing. Read to its last byte (RFC 4253 6.6, RFC 5656, RFC 8709):
 * ed25519, ECDSA on the NIST curves, both also from a hardware token, and RSA that is long enough.
 */
export function sshKeyFault(text: string): SshKeyFault | null {
  if (PRIVATE.test(text)) return 'SSH_KEY_PRIVATE';
  const { type = '', body = '', comment = '' } = LINE.exec(text)?.groups ?? {};
  if (type === '' || !COMMENT.test(comment)) return 'SSH_KEY_INVALID';
  const parts = partsOf(body);
  if (parts === null || textOf(parts[0]) !== type) return 'SSH_KEY_INVALID';
  return faultOfParts(type, parts.slice(1));
}

function faultOfParts(type: string, parts: readonly Uint8Array[]): SshKeyFault | null {
  const [first, second] = parts;
  const isToken = type.startsWith('sk-');
  const isOf = (count: number, fits: boolean) => (parts.length === count && fits ? null : 'SSH_KEY_INVALID');
  switch (type) {
    case 'ssh-ed25519':
    case 'sk-ssh-ed25519@openssh.com':
      return isOf(isToken ? 2 : 1, first?.length === ED25519_BYTES);
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521':
    case 'sk-ecdsa-sha2-nistp256@openssh.com': {
      const curve = textOf(first);
      return isOf(
        isToken ? 3 : 2,
        type.includes(`-${curve}`) && second?.length === POINT_BYTES[curve] && second?.[0] === 4,
      );
    }
    case 'ssh-rsa': {
      const problem = isOf(2, (first?.length ?? 0) > 0);
      return problem ?? (bitsOf(second) < FEWEST_RSA_BITS ? 'SSH_KEY_WEAK' : null);
    }
    case 'ssh-dss':
      return 'SSH_KEY_WEAK';
    default:
      return 'SSH_KEY_INVALID';
  }
}

/** The strings of a key's wire form, each behind its length in four bytes; null when they don't fill it exactly. */
function partsOf(base64: string): readonly Uint8Array[] | null {
  if (base64.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return null;
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? parts : null;
}

const textOf = (bytes: Uint8Array | undefined) => String.fromCharCode(...(bytes ?? []));

/** Bits of a whole number as SSH writes it: most significant byte first, after a zero byte where the sign would be. */
function bitsOf(number: Uint8Array | undefined): number {
  const digits = number?.subarray(number.findIndex((byte) => byte !== 0)) ?? new Uint8Array();
  return digits.length === 0 ? 0 : digits.length * 8 - Math.clz32(digits[0] ?? 0) + 24;
}

/** Characters of a host's keys in all: KubeVirt takes 2,048 bytes of start-up data, and its other lines need the rest. */
export const MOST_KEY_CHARACTERS = 1_700;
const MOST_KEYS = 16;

const sshKeySchema = z.string({ error: 'SSH_KEY_INVALID' }).superRefine((text, context) => {
  const message = sshKeyFault(text);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

/** Public keys that open a host's account, each one line; what is wrong is said by its code and never repeats what was written. */
export const sshKeysSchema = z
  .array(sshKeySchema)
  .max(MOST_KEYS, 'SSH_KEYS_TOO_LONG')
  .refine((keys) => keys.reduce((sum, key) => sum + key.length, 0) <= MOST_KEY_CHARACTERS, 'SSH_KEYS_TOO_LONG');
