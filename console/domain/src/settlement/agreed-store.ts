import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, monthOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { parseExact } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { penaltiesAgainst } from '../contracts/penalties-against.ts';
import type { ContractTerms, TermsVersion } from '../contracts/terms-rules.ts';
import { contractYears } from '../contracts/yearly-part-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Agreed, SettledMonth } from './agreed-rules.ts';

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
    yearly: { validity, versions },
    meteredSkus,
    bounds,
    penalties: held.flatMap(({ agreed, ...penalty }) => (agreed ? [penalty] : [])),
    earlier: ofYear ? await earlierMonths(scope.tx, { contractId, validity, month }) : [],
  };
}

/** The statements of the same contract year before `month`, with what each came to before penalties. */
async function earlierMonths(
  tx: Tx,
  { contractId, validity, month }: { readonly contractId: string; readonly validity: Period; readonly month: Month },
): Promise<readonly SettledMonth[]> {
  const from = new Date(Math.max(periodOf(month).from.getTime(), validity.from.getTime()));
  const year = contractYears(validity).find((each) => from >= each.from && from < each.to);
  const first = monthOf(year?.from ?? validity.from);
  // A month that begins before the contract year does counts in the year before, save where the contract itself begins in it.
  const counts = year && year.from > validity.from && periodOf(first).from < year.from ? '>' : '>=';
  const rows = await tx
    .selectFrom('statement as s')
    .innerJoin('statement_line as l', 'l.statement_id', 's.id')
    .select(['s.month', 's.number', 's.issued_at'])
    .select(sql<string>`coalesce(sum(l.exact) filter (where l.kind <> 'penalty'), 0)::text`.as('fee'))
    .where('s.contract_id', '=', contractId)
    .where('s.month', counts, first)
    .where('s.month', '<', month)
    .groupBy('s.id')
    .orderBy('s.month')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    number: row.number,
    issued: row.issued_at !== null,
    fee: parseExact(row.fee),
  }));
}
