import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import type { Actor } from '../verb/actor.ts';
import type { penaltiesOfContract } from './penalty-store.ts';
import type { Scheduled } from './schedule-rules.ts';
import { type ContractDetail, contractTermsSchema, penaltyDecisionSchema } from './schemas.ts';
import type { signedVersions, statementsOf } from './version-store.ts';

type Rows<Of extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Of>>;

export function versionViews(rows: Rows<typeof signedVersions>): ContractDetail['versions'] {
  return rows.map((row) => ({
    version: row.version,
    fromMonth: row.from_month,
    terms: contractTermsSchema.parse(row.terms),
    agreement: row.agreement,
    reason: row.reason,
    signedBy: row.signer,
    signedAt: row.signed_at.toISOString(),
  }));
}

/** Instalments, each with the statement of the month it falls due in. */
export function scheduleViews(
  schedule: readonly Scheduled[],
  statements: Rows<typeof statementsOf>,
): ContractDetail['schedule'] {
  const byMonth = new Map(statements.map((statement) => [statement.month, statement]));
  return schedule.map(({ year, dueOn, payBy, sharePpm, fen, at }) => {
    const found = byMonth.get(monthOf(at));
    const statement = found ? { id: found.id, number: found.number, issued: found.issued_at !== null } : null;
    return { year, dueOn, payBy, sharePpm: sharePpm.toString(), fen: fen.toString(), statement };
  });
}

export function penaltyViews(rows: Rows<typeof penaltiesOfContract>, actor: Actor): ContractDetail['penalties'] {
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    month: row.month,
    amountFen: row.amount_fen?.toString() ?? null,
    ratePpm: row.rate_ppm?.toString() ?? null,
    cause: row.cause,
    evidence: row.evidence,
    entered: {
      by: row.enterer,
      at: row.entered_at.toISOString(),
      byMe: actor.kind === 'person' && actor.id === row.entered_by,
    },
    decision: row.decision === null ? null : penaltyDecisionSchema.parse(row.decision),
    decided:
      row.decided_at === null
        ? null
        : { by: row.decider ?? '', at: row.decided_at.toISOString(), why: row.decided_why ?? '' },
  }));
}
