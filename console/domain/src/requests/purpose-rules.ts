import type { Purpose, PurposeView } from '@zhengyun/rulebook/request-purpose.ts';

/** What a request is for as its row holds it. */
export interface PurposeRow {
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly go_live_on: string | null;
  readonly build_from: string | null;
  readonly build_to: string | null;
  readonly expected_users: number | null;
  readonly lease_months: number | null;
}

export function purposeRow(purpose: Purpose): PurposeRow {
  return {
    project: purpose.project ?? null,
    funding_source: purpose.fundingSource ?? null,
    go_live_on: purpose.goLiveOn ?? null,
    build_from: purpose.buildFrom ?? null,
    build_to: purpose.buildTo ?? null,
    expected_users: purpose.expectedUsers ?? null,
    lease_months: purpose.leaseMonths ?? null,
  };
}

/** The purpose as the wire shows it; what was not said is null. */
export function purposeOf(row: PurposeRow): PurposeView {
  return {
    project: row.project,
    fundingSource: row.funding_source as PurposeView['fundingSource'],
    goLiveOn: row.go_live_on,
    buildFrom: row.build_from,
    buildTo: row.build_to,
    expectedUsers: row.expected_users,
    leaseMonths: row.lease_months,
  };
}
