import { DomainError } from '../../verb/errors.ts';
import type { CopyName } from './copied-readings-store.ts';

/** How long a copy is kept up for a worker that names no place any more: usage waits for it until then, and not for ever. */
const FORGOTTEN_MS = 7 * 86_400_000;
/** How often it is noted that the copy is tended. */
const TENDED_MS = 3_600_000;

interface Known {
  readonly installation: string;
  readonly id: string | null;
  readonly tended_at: Date | null;
}

/** What is to be done about the copy. `foreign`: the database named is another installation's copy. */
export type CopyStep = 'nothing' | 'begin' | 'note' | 'end' | 'foreign';

/** `found`: what the database that is named says it is, null where it says nothing; undefined where none is named. */
export function copyStep(known: Known, found: CopyName | null | undefined, now: Date): CopyStep {
  const untended = known.tended_at === null ? 0 : now.getTime() - known.tended_at.getTime();
  if (found === undefined) return known.id !== null && untended > FORGOTTEN_MS ? 'end' : 'nothing';
  if (found !== null && found.installation !== known.installation) return 'foreign';
  if (found === null || found.id !== known.id) return 'begin';
  return untended > TENDED_MS ? 'note' : 'nothing';
}

/** Whether a refusal passes by itself, once the copy has caught up or answers: a job tries again, and no person can set anything right in its verb. */
export const waitsForCopy = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'METERING_BEHIND' || error.code === 'METERING_UNREACHABLE');
