import { z } from 'zod';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { type CreditNote, noteLineFactsSchema } from './schemas.ts';
import type { linesOfNotes, NoteView } from './store.ts';

const madeBySchema = z.array(z.string());

interface Applied {
  readonly statementId: string;
  readonly number: string;
  readonly month: string;
  readonly amountFen: bigint;
}

interface Beside {
  readonly lines: ReadonlyMap<string, Awaited<ReturnType<typeof linesOfNotes>>>;
  readonly applied: ReadonlyMap<string, readonly Applied[]>;
  readonly heads: ReadonlyMap<string, CreditNote['statement']>;
}

/** A note as `actor` sees it at `now`, with what of it is still to be taken into account. */
export function viewNote(row: NoteView, beside: Beside, { actor, now }: { actor: Actor; now: Date }): CreditNote {
  const applied = beside.applied.get(row.id) ?? [];
  const taken = applied.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  const left = row.state === 'approved' ? row.total_fen - taken : 0n;
  const waits = row.state === 'proposed' && holds(actor, 'finance');
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as CreditNote['kind'],
    state: row.state as CreditNote['state'],
    department: { id: row.department_id, name: row.departmentName },
    statement: beside.heads.get(row.statement_id) ?? { id: row.statement_id, number: '', month: '' },
    dispute: row.dispute_id === null ? null : { id: row.dispute_id, number: row.disputeNumber ?? '' },
    totalFen: row.total_fen.toString(),
    reason: row.reason,
    reference: row.reference,
    proposed: { at: row.proposed_at.toISOString(), by: { id: row.proposed_by, name: row.proposedName } },
    decideBy: row.state === 'proposed' ? (row.decide_by?.toISOString() ?? null) : null,
    overdue: row.state === 'proposed' && row.decide_by !== null && row.decide_by <= now,
    decided:
      row.decided_at === null || row.decided_by === null
        ? null
        : {
            at: row.decided_at.toISOString(),
            by: { id: row.decided_by, name: row.decidedName ?? '' },
            refusal: row.refusal,
          },
    lines: (beside.lines.get(row.id) ?? []).map((line) => ({
      ...noteLineFactsSchema.parse(line.facts),
      number: line.ordinal,
      act: line.act as CreditNote['lines'][number]['act'],
      amountFen: line.amount_fen.toString(),
    })),
    applied: applied.map(({ statementId, number, month, amountFen }) => ({
      ...{ statementId, number, month },
      amountFen: amountFen.toString(),
    })),
    leftFen: left.toString(),
    mayDecide: waits && answerableFor(actor) !== row.proposed_by,
    mayRefuse: waits && !madeBySchema.parse(row.madeBy ?? []).includes(answerableFor(actor) ?? ''),
  };
}
