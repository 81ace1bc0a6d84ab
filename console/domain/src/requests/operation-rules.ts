import { type Adopted, adoptedSchema } from '@zhengyun/interface/adopted.ts';
import { orderLineInputsSchema, tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { standingInputs } from '../provisioning/change-rules.ts';
import { type Ceiling, ceilingOf, tenancySlug } from '../tenancy/rules.ts';

/** A tenancy as its base and lines are made in it. `deployedCeiling`: null until the base was verified. */
export interface TenancyFacts {
  readonly id: string;
  readonly number: string;
  readonly slug: string;
  readonly cloudId: string;
  readonly cloudSlug: string;
  readonly tier: string;
  readonly zoneCode: string;
  readonly departmentSlug: string;
  readonly systemSlug: string;
  readonly mlpsGrade: number;
  readonly oidcGroup: string;
  readonly deployedCeiling: Ceiling | null;
  readonly ceilingDue: Ceiling;
  /** What the tenancy took over with its namespace; null: its base made the namespace. */
  readonly adopted: Adopted | null;
}

export interface LineFacts {
  readonly resourceNumber: string;
  readonly spec: ItemSpec;
  /** What the resource is today; null before its first delivery. */
  readonly delivered: ItemSpec | null;
  readonly power: Power;
  /** When it was first delivered; null before. */
  readonly readyAt: Date | null;
}

/** A tenancy's row with the rows that name and own it. */
export interface TenancyRow {
  readonly id: string;
  readonly number: string;
  readonly slug: string;
  readonly state: string;
  readonly cloud_id: string;
  readonly cloud_slug: string;
  readonly tier: string;
  readonly zone_code: string;
  readonly xinchuang: boolean;
  readonly department_slug: string;
  readonly system_slug: string;
  readonly mlps_grade: number;
  readonly oidc_group: string;
  readonly ceiling: unknown;
  readonly adopted: unknown;
}

interface LimitView {
  readonly cloud: { readonly id: string };
  readonly xinchuang: boolean;
  readonly dimension: string;
  readonly limit: string;
}

/** Facts of a tenancy; its ceiling is the department's limits on its cloud, 信创 or not as the tenancy is. */
export function tenancyFactsFrom(row: TenancyRow, limits: readonly LimitView[]): TenancyFacts {
  const own = limits.filter((limit) => limit.cloud.id === row.cloud_id && limit.xinchuang === row.xinchuang);
  const deployed = tenancyBaseInputsSchema.shape.ceiling.safeParse(row.ceiling);
  return {
    id: row.id,
    number: row.number,
    slug: row.slug,
    cloudId: row.cloud_id,
    cloudSlug: row.cloud_slug,
    tier: row.tier,
    zoneCode: row.zone_code,
    departmentSlug: row.department_slug,
    systemSlug: row.system_slug,
    mlpsGrade: row.mlps_grade,
    oidcGroup: row.oidc_group,
    adopted: adoptedSchema.nullable().parse(row.adopted ?? null),
    deployedCeiling: row.state === 'deployed' && deployed.success ? deployed.data : null,
    ceilingDue: ceilingOf(own.map(({ dimension, limit }) => ({ dimension, units: BigInt(limit) }))),
  };
}

/** Pulumi project of everything inside tenancies; stacks in it are named by the two functions below. */
export const TENANCY_PROJECT = 'zhengyun-tenancy';
/** By the number, never by the namespace: two clusters may have one of a name, and a name that was given up comes back. */
export const baseStackName = ({ cloudSlug, number }: Pick<TenancyFacts, 'cloudSlug' | 'number'>): string =>
  tenancySlug(cloudSlug, number);
export const lineStackName = (tenancySlug: string, resourceNumber: string): string =>
  `${tenancySlug}-${resourceNumber.toLowerCase()}`;

function placeOf(tenancy: TenancyFacts) {
  return {
    cloudStack: `organization/zhengyun-${tenancy.tier}/${tenancy.cloudSlug}`,
    zone: tenancy.zoneCode,
    namespace: tenancy.slug,
    ownership: {
      department: tenancy.departmentSlug,
      system: tenancy.systemSlug,
      tenancy: tenancy.number.toLowerCase(),
      mlpsGrade: tenancy.mlpsGrade,
    },
    oidcGroup: tenancy.oidcGroup,
  };
}

/** Whether the base has to be made, or made anew because the department's quota, which is its ceiling, has changed. */
export function needsBase({ deployedCeiling, ceilingDue }: TenancyFacts): boolean {
  if (deployedCeiling === null) return true;
  return (Object.keys(ceilingDue) as (keyof Ceiling)[]).some((key) => deployedCeiling[key] !== ceilingDue[key]);
}

/** Inputs of a tenancy's base stack, checked and as an operation stores them. */
export function baseInputs(tenancy: TenancyFacts) {
  const adopted = tenancy.adopted ? { adopted: tenancy.adopted } : {};
  return stored(
    tenancyBaseInputsSchema.parse({ kind: 'base', ...placeOf(tenancy), ceiling: tenancy.ceilingDue, ...adopted }),
  );
}

/** Inputs of one line's stack, checked and as an operation stores them. */
export function lineInputs(tenancy: TenancyFacts, line: LineFacts) {
  const { resourceNumber, spec, delivered, power, readyAt } = line;
  const before = delivered ? { delivered, ...standingInputs(spec, { power, readyAt }) } : {};
  const inputs = { kind: 'line', ...placeOf(tenancy), resource: resourceNumber.toLowerCase(), spec, ...before };
  return stored(orderLineInputsSchema.parse(inputs));
}

const stored = (inputs: unknown) => z.json().parse(JSON.parse(JSON.stringify(inputs)));
