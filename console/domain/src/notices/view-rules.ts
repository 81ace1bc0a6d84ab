import { linkOf, NATURE } from './rules.ts';
import { type Notice, noticeFactsSchema, noticeKindSchema } from './schemas.ts';
import type { NoticeRow } from './store.ts';

/** A stored notice as its reader gets it. */
export function viewNotice(row: NoticeRow): Notice {
  const kind = noticeKindSchema.parse(row.kind);
  const facts = noticeFactsSchema.parse(row.facts);
  return {
    id: row.id,
    kind,
    facts,
    link: linkOf({ kind, facts, objectKind: row.object_kind, objectId: row.object_id }),
    at: row.at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    todo: NATURE[kind].todo,
    doneAt: row.done_at?.toISOString() ?? null,
  };
}
