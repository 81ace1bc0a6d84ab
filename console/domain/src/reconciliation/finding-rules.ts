import type { Month } from '@zhengyun/rulebook/calendar.ts';
import type { CASE_OWNERS, FINDING_CODES, SUBJECT_KINDS } from './schemas.ts';

export type FindingCode = (typeof FINDING_CODES)[number];
export type CaseOwner = (typeof CASE_OWNERS)[number];

/** Something that is not as it must be. The same fault gives the same finding every night. */
export interface Finding {
  readonly code: FindingCode;
  readonly subject: { readonly kind: (typeof SUBJECT_KINDS)[number]; readonly id: string; readonly label: string };
  /** What tells two findings of one code and subject apart: a billing item, a step. */
  readonly aspect: string;
  /** Null: no single department's. */
  readonly departmentId: string | null;
  readonly cloudId: string | null;
  /** Null: it is of no month. */
  readonly month: Month | null;
  /** Both sides and the like, for who looks into it; never a secret. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Identity of a finding: there is at most one open case of it. */
export function findingKey({ code, subject, aspect, month }: Finding): string {
  return [code, subject.kind, subject.id, month ?? '', aspect].join('/');
}

const OF_MONEY: readonly FindingCode[] = [
  'usage-beyond-window',
  'usage-before-creation',
  'usage-after-removal',
  'negative-quantity',
  'bill-not-meter',
  'chain-broken',
];

/** Who answers for a finding: finance for what is charged or billed, the operator for what is held and runs. */
export function ownerOf(code: FindingCode): CaseOwner {
  return OF_MONEY.includes(code) ? 'finance' : 'platform-engineer';
}

/** Findings by key, the first of each: many rows of one fault are one finding, which says how many they are. */
export function distinct(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const groups = Map.groupBy(findings, findingKey);
  return new Map(
    [...groups].flatMap(([key, [first, ...more]]): [string, Finding][] =>
      first
        ? [[key, more.length === 0 ? first : { ...first, facts: { ...first.facts, rows: `${more.length + 1}` } }]]
        : [],
    ),
  );
}
