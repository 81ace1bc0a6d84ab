import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month, Period } from '@zhengyun/rulebook/calendar.ts';
import { exactOfFen } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { findSettledPart } from '../contracts/find-settled-part.ts';
import { penaltiesAgainst } from '../contracts/penalties-against.ts';
import type { ContractTerms, TermsVersion } from '../contracts/terms-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type Agreed, agreedDigest, earlierMonthsOf, type SettledMonth, waitsForEarlier } from './agreed-rules.ts';
import { takesCorrections } from './correction-store.ts';
import { statementWorkingSchema } from './schemas.ts';

interface Of {
  readonly contract: ContractTerms & {
    readonly id: string;
    readonly version: number;
    readonly versions: readonly TermsVersion[];
  };
  readonly validity: Period;
  readonly month: Month;
}

/** What the contract says of `month`: its terms in force, what is held against it, and the year's earlier months where a bound needs them. */
export async function agreedOf(scope: VerbScope, { contract, validity, month }: Of): Promise<Agreed> {
  const { id: contractId, version, versions, meteredSkus, bounds } = contract;
  const held = await penaltiesAgainst.definition.read(scope, { contractId, month });
  const ofYear = bounds.yearCap !== null || bounds.yearFloor !== null;
  return {
    version,
    // What begins later says nothing of this month: a statement stays as it is when a later one is agreed.
    yearly: { validity, versions: versions.filter((each, index) => index === 0 || each.fromMonth <= month) },
    meteredSkus,
    bounds,
    penalties: held.flatMap(({ agreed, ...penalty }) => (agreed ? [penalty] : [])),
    earlier: ofYear ? await earlierMonths(scope.tx, { contractId, validity, month }) : [],
  };
}

/** Every line but penalties; of what puts another statement right, what is of the same contract year: a credit for the year before neither fills up its floor nor frees its cap. */
const countsInYear = (contractId: string, months: readonly Month[]) => sql<boolean>`l.kind <> 'penalty' and (
  l.kind not in ('credit', 'adjustment') or exists (select from statement o
    where o.number = l.working -> 'statement' ->> 'number' and o.contract_id = ${contractId} and o.month = any (${[...months]}::text[])))`;

/** The statements of the same contract year before `month`, with what each came to before penalties: in whole fen, since a bound of the year is of money paid. */
async function earlierMonths(
  tx: Tx,
  { contractId, validity, month }: { readonly contractId: string; readonly validity: Period; readonly month: Month },
): Promise<readonly SettledMonth[]> {
  const months = earlierMonthsOf(validity, month);
  if (months.length === 0) return [];
  const rows = await tx
    .selectFrom('statement as s')
    .innerJoin('statement_line as l', 'l.statement_id', 's.id')
    .select(['s.month', 's.number', 's.issued_at'])
    .select(
      sql<string>`coalesce(sum(l.amount_fen) filter (where ${countsInYear(contractId, months)}), 0)::text`.as('fen'),
    )
    .where('s.contract_id', '=', contractId)
    .where('s.month', 'in', [...months])
    .groupBy('s.id')
    .orderBy('s.month')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    number: row.number,
    issued: row.issued_at !== null,
    fee: exactOfFen(BigInt(row.fen)),
  }));
}

interface Made {
  readonly number: string;
  readonly month: Month;
  readonly contract_id: string;
  readonly department_id: string;
  readonly working: unknown;
}

/**
 * Refuses with STATE_CONFLICT to go on with a statement that the contract says otherwise of by now: a penalty against its month is not
 * decided, an earlier month that a bound of the year counts is not issued, or it was made from other terms, penalties, months, credit notes or adjustments. The
 * contract stays locked until the transaction ends, so that nothing of it changes in between.
 */
export async function requireAgreed(scope: VerbScope, statement: Made): Promise<void> {
  const { number, month, contract_id: contractId, department_id: departmentId } = statement;
  await scope.tx.selectFrom('contract').select('id').where('id', '=', contractId).forUpdate().execute();
  const refuse = (state: string) => new DomainError('STATE_CONFLICT', { state, object: number });
  const held = await penaltiesAgainst.definition.read(scope, { contractId, month });
  if (held.some(({ agreed }) => !agreed)) throw refuse('penalty-open');
  const { contract, validity } = await findSettledPart.definition.read(scope, { departmentId, month, contractId });
  const agreed = await agreedOf(scope, { contract, validity, month });
  if (waitsForEarlier(agreed, month)) throw refuse('earlier-month-open');
  const made = statementWorkingSchema.pick({ agreed: true }).parse(statement.working).agreed;
  // Built before terms were pinned: there was one version then, and nothing else agreed.
  if (made && made.digest !== agreedDigest(agreed)) throw refuse('contract-changed');
  if (!(await takesCorrections(scope, statement))) throw refuse('corrections-changed');
}
