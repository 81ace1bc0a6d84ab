import type { Attachment } from '../requests/attachments/schemas.ts';
import type { Actor } from '../verb/actor.ts';
import { askerOf, factsOf, storedLineSchema } from './acting-rules.ts';
import { actsOf } from './rules.ts';
import type { Dispute } from './schemas.ts';
import type { DisputeView, wordsOf } from './store.ts';

type Words = Awaited<ReturnType<typeof wordsOf>>;

interface Beside {
  readonly words: Words;
  /** Files by the word they go with. */
  readonly files: ReadonlyMap<string, readonly Attachment[]>;
}

const at = (instant: Date | null) => instant?.toISOString() ?? null;

/** A dispute as `actor` sees it at `now`, with what each side said and what they may do next. */
export function viewDispute(row: DisputeView, beside: Beside, { actor, now }: { actor: Actor; now: Date }): Dispute {
  const { statementNumber, month, madeBy: _, cloudId: __, ...line } = storedLineSchema.parse(row.line);
  const said = (by: string | null, name: string | null, when: Date | null) =>
    by === null || when === null ? null : { at: when.toISOString(), by: { id: by, name: name ?? '' } };
  const decided = said(row.decided_by, row.decidedName, row.decided_at);
  return {
    id: row.id,
    number: row.number,
    state: row.state as Dispute['state'],
    department: { id: row.department_id, name: row.departmentName },
    statement: { id: row.statement_id, number: statementNumber, month },
    line,
    amountFen: row.amount_fen.toString(),
    reasonKind: row.reason_kind as Dispute['reasonKind'],
    reason: row.reason,
    policyId: row.policy_id,
    opened: { at: row.opened_at.toISOString(), by: { id: row.opened_by, name: row.openedName } },
    takeBy: row.take_by.toISOString(),
    answerBy: row.answer_by.toISOString(),
    decideBy: row.decide_by.toISOString(),
    level: row.level,
    taken: said(row.taken_by, row.takenName, row.taken_at),
    answeredAt: at(row.answered_at),
    decided: decided && { ...decided, grantedFen: (row.granted_fen ?? 0n).toString(), reason: row.decision ?? '' },
    endedAt: at(row.ended_at),
    words: beside.words
      .filter((word) => word.dispute_id === row.id)
      .map((word) => ({
        id: word.id,
        side: word.side as Dispute['words'][number]['side'],
        text: word.text,
        at: word.said_at.toISOString(),
        by: { id: word.said_by, name: word.saidName },
        files: [...(beside.files.get(word.id) ?? [])],
      })),
    acts: [...actsOf(factsOf(row), { ...askerOf(actor, row), now })],
  };
}
