import type { CopiesFound } from '@zhengyun/interface/copies.ts';
import type { Restorable } from './schemas.ts';

/**
 * What a removal could be undone from. Only a copy that was begun after the resource was stopped holds all that it wrote; one that is thrown
 * away by `now` holds nothing. `stoppedAt` null: it runs. Whatever can't be seen counts as not there.
 */
export function restorableFrom(
  found: CopiesFound,
  { stoppedAt, now }: { readonly stoppedAt: Date | null; readonly now: Date },
): Restorable {
  const lookedAt = now.toISOString();
  if (found.is !== 'read') return { is: 'none', why: found.is, lookedAt };
  if (stoppedAt === null) return { is: 'none', why: 'not-stopped', lookedAt };
  const latest = found.copies
    .filter(({ startedAt, keptUntil }) => startedAt >= stoppedAt && (keptUntil === null || keptUntil > now))
    .toSorted((a, b) => b.finishedAt.getTime() - a.finishedAt.getTime())
    .at(0);
  if (!latest) return { is: 'none', why: 'none-since-stop', lookedAt };
  const { name, startedAt, finishedAt, keptUntil } = latest;
  return {
    is: 'copy',
    name,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    keptUntil: keptUntil?.toISOString() ?? null,
    lookedAt,
  };
}

/** Whether a release that was given on `before` no longer rests on anything: the copy it named is not there, and no other is. */
export function restsNoLonger(before: Restorable | null, after: Restorable): boolean {
  return before?.is === 'copy' && after.is === 'none';
}
