import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import { type ContractView, contractBeginsSchema } from './schemas.ts';
import type { ContractRow } from './store.ts';
import type { TermsVersion } from './terms-rules.ts';
import { stateOf, waits } from './validity-rules.ts';
import { versionFor } from './yearly-part-rules.ts';

/** A contract as it is shown, with the terms of the month of `now`. */
export function contractView(row: ContractRow, versions: readonly TermsVersion[], now: Date): ContractView {
  const { terms } = versionFor(versions, monthOf(now));
  const party = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    state: stateOf(row, now),
    department: { id: row.department_id, name: row.department_name },
    operator: { id: row.operator_id, name: row.operator_name },
    supervisor: party(row.supervisor_id, row.supervisor_name),
    authority: party(row.authority_id, row.authority_name),
    begins: contractBeginsSchema.parse(row.begins),
    notBefore: row.valid_from.toISOString(),
    termMonths: row.term_months,
    validFrom: waits(row) ? null : row.valid_from.toISOString(),
    validTo: waits(row) ? null : row.valid_to.toISOString(),
    annualFen: terms.annualFen.toString(),
    byInstalments: terms.instalments !== null,
    slaPolicy: terms.slaPolicy,
    coefficientPolicy: terms.coefficientPolicy,
    createdAt: row.created_at.toISOString(),
  };
}
