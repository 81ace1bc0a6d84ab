import { createHash } from 'node:crypto';
import type { NodeState } from './schemas.ts';

const MINUTE_MS = 60_000;
/** A clock this far off is shown as a warning. */
export const SKEW_WARNING_MS = 2_000;
/** A clock this far off puts the node, and it alone, in quarantine: its timestamps would poison what they touch. */
export const SKEW_QUARANTINE_MS = 10 * MINUTE_MS;
/** Reason of a quarantine that the clock caused, and that a right clock therefore ends. */
export const CLOCK_REASON = 'CLOCK_SKEW';
/** Short-lived: renewed at two thirds, so a node may be cut off for more than two days and still renew. */
export const CERTIFICATE_MS = 7 * 24 * 60 * MINUTE_MS;
/** A certificate is valid from a little before it is made, for nodes whose clock is behind. */
export const BACKDATE_MS = 5 * MINUTE_MS;

/** What the database keeps of a join token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * What a node's clock means for the batch at hand. `skewMs` is the node's clock minus ours.
 * take: store it · quarantine: put the node in quarantine and refuse · refuse: it is in quarantine · release: its clock is
 * right again, so the quarantine that the clock caused ends and the batch is stored.
 */
export function clockVerdict(
  skewMs: number,
  quarantine: { readonly reason: string } | null,
): 'take' | 'quarantine' | 'refuse' | 'release' {
  const off = Math.abs(skewMs);
  if (!quarantine) return off > SKEW_QUARANTINE_MS ? 'quarantine' : 'take';
  return quarantine.reason === CLOCK_REASON && off <= SKEW_WARNING_MS ? 'release' : 'refuse';
}

/**
 * Why a token may not bring a node in under `name`; null when it may. `certified`: a node of the cloud bears it and holds a certificate
 * that is neither revoked nor over. A token is no licence to replace a node that reports: that takes one made for its name.
 */
export function refuseName(
  token: { readonly forName: string | null },
  { name, certified }: { readonly name: string; readonly certified: boolean },
): 'NODE_NAME_TAKEN' | 'TOKEN_INVALID' | null {
  if (token.forName !== null) return token.forName === name ? null : 'TOKEN_INVALID';
  return certified ? 'NODE_NAME_TAKEN' : null;
}

/** How a node stands now; quarantine comes before everything else. */
export function stateOf(node: { lastSeenAt: Date | null; quarantinedAt: Date | null }, now: Date): NodeState {
  if (node.quarantinedAt) return 'quarantined';
  if (!node.lastSeenAt) return 'never';
  const silentFor = now.getTime() - node.lastSeenAt.getTime();
  if (silentFor <= 2 * MINUTE_MS) return 'live';
  return silentFor <= 10 * MINUTE_MS ? 'late' : 'silent';
}
