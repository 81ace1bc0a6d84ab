import { addMonths, type Month, monthOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { type ContractTerms, faultOfTerms, type TermsFault, type TermsVersion } from './terms-rules.ts';
import { dueBefore, yearlyDueIn } from './yearly-part-rules.ts';

interface Contract {
  readonly validity: Period;
  readonly versions: readonly TermsVersion[];
  /** Months of its issued statements. */
  readonly issued: readonly Month[];
}

/** The first month that an amendment may be from: after every issued one, not before what was agreed last; null where none is left. */
export function openFrom({ validity, versions, issued }: Contract): Month | null {
  const months = [...issued.map((month) => addMonths(month, 1)), ...versions.map(({ fromMonth }) => fromMonth)];
  const first = [monthOf(validity.from), ...months].toSorted().at(-1) ?? monthOf(validity.from);
  return periodOf(first).from < validity.to ? first : null;
}

/**
 * Why terms can't be in force from `fromMonth` on, or null: they reach into an issued month, or before what was agreed last, or past
 * the contract; how the yearly part falls due is another than agreed; less of it would be due by then than was due before.
 */
export function faultOfAmendment(
  contract: Contract,
  { fromMonth, terms }: { readonly fromMonth: Month; readonly terms: ContractTerms },
): TermsFault | null {
  const { validity, versions, issued } = contract;
  const settled = issued.filter((month) => month >= fromMonth).toSorted()[0];
  if (settled) return { code: 'TERMS_OF_ISSUED_MONTH', facts: { month: settled } };
  const open = openFrom(contract);
  if (open === null || fromMonth < open || periodOf(fromMonth).from >= validity.to)
    return { code: 'INPUT_INVALID', facts: { field: 'fromMonth' } };
  const [signed] = versions;
  if (signed && (signed.instalments === null) !== (terms.instalments === null))
    return { code: 'FIELD_FIXED', facts: { field: 'instalments' } };
  return faultOfTerms(terms, { validity, waits: false }) ?? faultOfLess(contract, { fromMonth, terms });
}

function faultOfLess(
  { validity, versions }: Contract,
  { fromMonth, terms }: { readonly fromMonth: Month; readonly terms: ContractTerms },
): TermsFault | null {
  const { annualFen, instalments } = terms;
  const parts = { validity, versions: [...versions, { fromMonth, annualFen, instalments }] };
  const month = periodOf(fromMonth);
  const change = yearlyDueIn(parts, month);
  if (change >= 0n) return null;
  const due = dueBefore(parts, month.from);
  return { code: 'AMENDED_BELOW_DUE', facts: { due: formatYuan(due), amended: formatYuan(due + change) } };
}
