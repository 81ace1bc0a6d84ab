import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { Break } from './rules.ts';
import { type AnchoredHead, anchoredHeadSchema } from './schemas.ts';

/**
 * An anchor as it is kept outside: the chains' heads at an instant, signed with Ed25519 over the JSON text of
 * `[form, at, [[chain, sequence, hash], …]]`. The key is there so that anyone can check the signature without this program;
 * whose key it is, the reader has to know from elsewhere.
 */
const anchorSchema = z.strictObject({
  form: z.literal('zhengyun-audit-anchor-1'),
  at: z.iso.datetime(),
  heads: z.array(anchoredHeadSchema),
  publicKey: z.string(),
  signature: z.string(),
});
export type Anchor = z.output<typeof anchorSchema>;

/** PKCS #8 in front of an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The anchors' signing key, always the same for one 32-byte key file and of no use to find that out. */
export function anchorKeyOf(keyFile: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', keyFile, '', 'zhengyun audit anchor', 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function publicTextOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

function signedText({ form, at, heads }: Pick<Anchor, 'form' | 'at' | 'heads'>): Buffer {
  return Buffer.from(JSON.stringify([form, at, heads.map(({ chain, sequence, hash }) => [chain, sequence, hash])]));
}

/** What is kept of the heads as they are at `at`. */
export function makeAnchor(heads: readonly AnchoredHead[], at: Date, key: KeyObject): Anchor {
  const said = { form: 'zhengyun-audit-anchor-1' as const, at: at.toISOString(), heads: [...heads] };
  const signature = sign(null, signedText(said), key).toString('base64');
  return { ...said, publicKey: publicTextOf(key), signature };
}

/** The anchor in `text`, when `key` signed it; else what is wrong with it, as a sentence. Fails closed. */
export function openAnchor(text: string, key: KeyObject): Anchor | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: 'it is no JSON text' };
  }
  const parsed = anchorSchema.safeParse(value);
  if (!parsed.success)
    return { wrong: `it is no anchor: ${parsed.error.issues[0]?.path.join('.') ?? ''} does not fit` };
  const anchor = parsed.data;
  if (anchor.publicKey !== publicTextOf(key)) return { wrong: 'it was signed with the key of another installation' };
  const holds = verify(null, signedText(anchor), createPublicKey(key), Buffer.from(anchor.signature, 'base64'));
  return holds ? anchor : { wrong: 'its signature does not hold: it was changed after it was made' };
}

/** Fingerprint of the anchors' public key, to be noted where anchors are kept: SHA-256 in hex. */
export function fingerprintOf(anchor: Anchor): string {
  return createHash('sha256').update(Buffer.from(anchor.publicKey, 'base64')).digest('hex');
}

/**
 * What an earlier anchor shows that the chains themselves can't: heads that are gone (`tail-cut`) and heads that are another
 * (`rewritten`). `found` is what stands at each head's place now, by `chain sequence`.
 */
export function anchorBreaks(
  heads: readonly AnchoredHead[],
  found: ReadonlyMap<string, { readonly hash: string; readonly auditId: string }>,
): readonly Break[] {
  return heads.flatMap(({ chain, sequence, hash }): readonly Break[] => {
    const now = found.get(`${chain} ${sequence}`);
    if (!now) return [{ chain, sequence, auditId: '', kind: 'tail-cut' }];
    return now.hash === hash ? [] : [{ chain, sequence, auditId: now.auditId, kind: 'rewritten' }];
  });
}
