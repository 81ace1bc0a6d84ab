import { z } from 'zod';
import type { BlastRadius } from './reach/schemas.ts';

/** A tenancy within reach, as read. */
export interface ReachedRow {
  readonly cloud_id: string;
  readonly cloud_slug: string;
  readonly tier: string;
  readonly cluster_id: string | null;
  readonly number: string;
  readonly slug: string;
  readonly department_id: string;
  readonly department_name: string;
  readonly system_id: string;
  readonly system_name: string;
  readonly mlps_grade: number;
  readonly resources: bigint;
}

type Reach = BlastRadius['failures'][number];
const MOST_LISTED = 200;

/** What fails with `rows`: tenancies, systems by MLPS grade, departments and resources, the gravest systems first. */
export function reachOf(what: Reach['what'], name: string, rows: readonly ReachedRow[]): Reach {
  const systems = new Map(rows.map((row) => [row.system_id, row.mlps_grade]));
  const byGrade = [3, 2, 1].map((grade) => ({
    grade,
    systems: [...systems.values()].filter((each) => each === grade).length,
  }));
  const gravest = rows.toSorted((a, b) => b.mlps_grade - a.mlps_grade || (a.number < b.number ? -1 : 1));
  return {
    what,
    name,
    clouds: new Set(rows.map((row) => row.cloud_id)).size,
    tenancies: rows.length,
    systems: systems.size,
    departments: new Set(rows.map((row) => row.department_id)).size,
    resources: rows.reduce((sum, row) => sum + Number(row.resources), 0),
    byGrade,
    list: gravest.slice(0, MOST_LISTED).map((row) => ({
      tenancy: row.number,
      namespace: row.slug,
      cloud: row.cloud_slug,
      department: row.department_name,
      system: row.system_name,
      mlpsGrade: row.mlps_grade,
      resources: Number(row.resources),
    })),
  };
}

const ruleSchema = z.object({
  apiGroups: z.array(z.string()),
  resources: z.array(z.string()),
  verbs: z.array(z.string()),
  resourceNames: z.array(z.string()).optional(),
});
const planSchema = z.object({
  resources: z.array(
    z.looseObject({
      urn: z.string(),
      inputs: z
        .looseObject({ adds: z.record(z.string(), z.unknown()), updates: z.record(z.string(), z.unknown()) })
        .partial()
        .optional(),
    }),
  ),
});

const OPERATOR_ROLE = /:ClusterRole::.*tenancy-operator-role$/;

/**
 * The rules that a canonical plan of a cloud's deployment gives the tenancy operator: what was really granted. Null where the
 * plan says nothing of it: the role stood before and stayed as it was.
 */
export function operatorRules(plan: unknown): BlastRadius['credentials'][number]['rules'] {
  const resources = planSchema.safeParse(plan).data?.resources ?? [];
  const { inputs } = resources.find(({ urn }) => OPERATOR_ROLE.test(urn)) ?? {};
  const rules = z.array(ruleSchema).safeParse(inputs?.adds?.rules ?? inputs?.updates?.rules);
  if (!rules.success) return null;
  return rules.data.map(({ apiGroups, resources: kinds, verbs, resourceNames }) => ({
    groups: apiGroups,
    resources: kinds,
    verbs,
    only: resourceNames ?? [],
  }));
}
