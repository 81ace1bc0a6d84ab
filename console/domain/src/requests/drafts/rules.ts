import { z } from 'zod';
import { DRAFT_WRITERS, type DraftKind } from './schemas.ts';

/** Roles that may send, and so keep, a draft of the kind. */
export function writersOf(kind: DraftKind): readonly (typeof DRAFT_WRITERS)[number][] {
  return kind === 'appeal' ? DRAFT_WRITERS : ['applicant'];
}

const writtenSchema = z.object({
  title: z.string().trim().min(1).max(128).nullable().catch(null),
  lines: z.array(z.unknown()).catch([]),
});

/** What a list says of a draft: its title and how many lines it has, as far as they are written. */
export function summaryOf(content: unknown): { readonly title: string | null; readonly lines: number } {
  const { data } = writtenSchema.safeParse(content);
  return { title: data?.title ?? null, lines: data?.lines.length ?? 0 };
}
