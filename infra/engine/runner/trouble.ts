import { UNANSWERED } from '../kubernetes-provider/cluster/unanswered.ts';
import type { Trouble } from './contract.ts';
import type { CommandLog } from './engine-events.ts';

interface Failure {
  readonly error: unknown;
  readonly log: CommandLog;
  readonly interrupted: boolean;
  /** What the CLI prints may hold the state's address. */
  readonly redact: (text: string) => string;
}

/** How the official provider, a Go program, says that the cluster gives no answer; the stand-in says {@link UNANSWERED}. */
const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENOTFOUND|ETIMEDOUT|connection refused|connection reset by peer|no route to host|no such host|unreachable|i\/o timeout|TLS handshake timeout/i;
/**
 * The engine or a plugin of it was killed: what it was at is not known from what was said. How the loss of a plugin reads depends
 * on what was on its way in that instant: an end of file, a reset, a plugin that never answered. `Unavailable` alone is none of these
 * words: an API server says it of a store of its own that is away.
 */
const KILLED =
  /was killed by SIG|error reading from server|transport is closing|plugin .* exited|exited prematurely|did not begin responding to RPC|connection to plugin/i;
/** The state's database is away, restarting or full. */
const STATE =
  /SQLSTATE (08|53|57P|58)|database system is|failed to connect to `|could not extend file|checkpoint|snapshot/i;
const OURS = /has no encryption|in none of:|can't be started/;

/** Names what went wrong, from what the engine said; the text is the engine's first errors, already without secrets. */
export function troubleOf({ error, log, interrupted, redact }: Failure): Trouble {
  const raised = redact(error instanceof Error ? error.message : String(error));
  const message = log.errors.length > 0 ? log.errors.slice(0, 5).join('\n') : lastLines(raised);
  if (interrupted) return { code: 'CANCELLED', message: 'the operation was cancelled while the engine ran' };
  if (log.findings.some((finding) => finding.level === 'mandatory')) {
    const refusals = log.findings.filter((finding) => finding.level === 'mandatory').map((finding) => finding.message);
    return { code: 'POLICY_REFUSED', message: refusals.slice(0, 5).join('\n') };
  }
  if (/currently locked by|conflict: Another update/.test(raised + message)) return { code: 'STACK_LOCKED', message };
  if (KILLED.test(raised + message)) return { code: 'CHILD_ENDED', message };
  if (STATE.test(raised + message)) return { code: 'STATE_UNAVAILABLE', message };
  if (log.errors.some((text) => text.includes(UNANSWERED)) || UNREACHABLE.test(message))
    return { code: 'CLUSTER_UNREACHABLE', message };
  if (OURS.test(raised)) return { code: 'PROVIDER_MISSING', message: raised };
  if (/Unhandled exception|One or more errors occurred/.test(raised + message))
    return { code: 'PROGRAM_FAILED', message };
  return { code: 'ENGINE_FAILED', message };
}

/** Whether the state may say less than the cluster holds after such an end of an update that had begun: only a recovery can tell. */
export function leavesDoubt({ code }: Trouble): boolean {
  return code === 'CHILD_ENDED' || code === 'STATE_UNAVAILABLE' || code === 'CLUSTER_UNREACHABLE';
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n');
}
