import { createHash } from 'node:crypto';
import type { Credential } from './kubeconfig-rules.ts';

/** SHA-256 over a credential's canonical form: says whether two are the same, and nothing of what they are. */
export function digestOf({ server, ca, user }: Credential): Buffer {
  const secret = user.kind === 'token' ? [user.kind, user.token] : [user.kind, user.certificate, user.key];
  return createHash('sha256')
    .update(JSON.stringify(['zhengyun cluster probe', server, ca, ...secret]))
    .digest();
}

/** A probe counts for an hour: rights and nodes may be others by then. */
const PROBE_LIFE_MS = 60 * 60_000;

/** What a look at a cluster came to. `missing` empty: the credential may do all a cloud's program does. */
export interface ProbeFacts {
  readonly state: string;
  readonly digest: Buffer;
  readonly server: string;
  readonly missing: readonly string[];
  readonly reason: string | null;
  readonly probedAt: Date | null;
}

/**
 * Why a cloud may not be registered by `credential` on the strength of `probe`, or null: not looked at by this very one, or not
 * lately; not reached; lacking rights, named.
 */
export function refuseProbe(probe: ProbeFacts, credential: Credential, now: Date) {
  const { state, digest, server, missing, reason, probedAt } = probe;
  if (probedAt === null || !digest.equals(digestOf(credential))) return { code: 'PROBE_NEEDED', facts: {} } as const;
  if (state !== 'answered') return { code: 'CLUSTER_NOT_REACHED', facts: { server, reason: reason ?? '' } } as const;
  if (missing.length > 0) return { code: 'CLUSTER_RIGHTS_MISSING', facts: { rights: missing } } as const;
  return now.getTime() - probedAt.getTime() > PROBE_LIFE_MS ? ({ code: 'PROBE_NEEDED', facts: {} } as const) : null;
}
