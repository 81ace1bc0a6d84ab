import { createHash } from 'node:crypto';
import type { DriftedObject } from '@zhengyun/interface/drift.ts';
import type { DriftStatus } from './schemas.ts';

/**
 * When a stack is looked at next: at its own place in each interval, so that a province's stacks are spread evenly over it and
 * keep their place whoever looks. Always after `after`, at most one interval later.
 */
export function nextCheck(stackId: string, everyMs: number, after: Date): Date {
  const phase = createHash('sha256').update(stackId).digest().readUIntBE(0, 6) % everyMs;
  const began = Math.floor((after.getTime() - phase) / everyMs) * everyMs + phase;
  return new Date(began + everyMs);
}

/** After a look that could not find out, the next one comes sooner: a tenth of the interval, from one to fifteen minutes. */
export function checkAgain(everyMs: number, after: Date): Date {
  return new Date(after.getTime() + Math.min(900_000, Math.max(60_000, everyMs / 10), everyMs));
}

/** What a look found, without who and when: two looks at the same difference have the same digest. */
export function driftDigest(objects: readonly DriftedObject[]): string {
  const facts = objects
    .map(({ urn, is, differences }) => [urn, is, differences.map(({ path, found }) => [path, found]).sort()])
    .sort();
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

export interface OpenDrift {
  readonly id: string;
  readonly digest: string;
}

/** What a look means for the drift that is open on a stack, if any: nothing, another sight of it, its end, a new one. */
export type DriftStep =
  | { readonly is: 'nothing' }
  | { readonly is: 'seen'; readonly id: string }
  | { readonly is: 'gone'; readonly id: string }
  | { readonly is: 'found'; readonly replaces: string | null };

export function driftStep(open: OpenDrift | null, found: readonly DriftedObject[]): DriftStep {
  if (found.length === 0) return open ? { is: 'gone', id: open.id } : { is: 'nothing' };
  if (open?.digest === driftDigest(found)) return { is: 'seen', id: open.id };
  return { is: 'found', replaces: open?.id ?? null };
}

/** Whether a look tells anything: not when an operation is at the stack, or has ended since the look began. */
export function isWorthRecording(
  look: { readonly startedAt: Date },
  stack: { readonly busy: boolean; readonly lastEndedAt: Date | null },
): boolean {
  return !stack.busy && (stack.lastEndedAt === null || stack.lastEndedAt.getTime() < look.startedAt.getTime());
}

/** The status people see. What was never looked at is its own status, never "same". */
export function statusOf(check: { readonly outcome: string | null } | null | undefined): DriftStatus {
  const outcome = check?.outcome ?? null;
  return outcome === 'same' || outcome === 'drifted' || outcome === 'unknown' ? outcome : 'unchecked';
}

/** The differences as a plan's, for the rule on what may be taken in. */
export function asChanges(objects: readonly DriftedObject[]) {
  return objects.map(({ kind, name, is, differences }) => ({
    kind,
    name,
    op: is === 'gone' ? ('delete' as const) : ('update' as const),
    changes: differences.map(({ path, expected, found }) => ({
      path,
      kind: 'update' as const,
      before: expected,
      after: found,
    })),
  }));
}
