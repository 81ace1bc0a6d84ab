import { z } from 'zod';
import { type MlpsGrade, mlpsGradeSchema, type Profile, profileSchema } from './tier.ts';

/** Steps that run beside the two of every order (F35), where its profile, amount or grade asks for them. All are the province's. */
export const FURTHER_STEPS = ['finance', 'security'] as const;
export type FurtherStep = (typeof FURTHER_STEPS)[number];

/** Why an order has a further step. */
export const FURTHER_REASONS = ['above-amount', 'mlps-grade'] as const;
export type FurtherReason = (typeof FURTHER_REASONS)[number];

const daysSchema = z.int().min(1).max(250);
const fenSchema = z.bigint().nonnegative();
const profilesSchema = z.array(profileSchema).min(1).readonly();

/**
 * What approval asks for, in force from `validFrom` on (F12, F35). Nothing here can take one of the three ordinary steps away or
 * let an applicant approve: there is no field for it.
 */
export const approvalPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** On clouds of `profiles`, finance decides too on what costs more a whole month than `monthFenAbove` fen. One rule a profile. */
    finance: z.array(z.strictObject({ profiles: profilesSchema, monthFenAbove: fenSchema })).readonly(),
    /** On clouds of `profiles`, a second technical reviewer looks at the security of what is for systems of this grade or above. */
    security: z.array(z.strictObject({ profiles: profilesSchema, fromGrade: mlpsGradeSchema })).readonly(),
    /** Days within which the orders and growths of one system are weighed as if they were one; null: each request is weighed alone. */
    togetherDays: daysSchema.nullable(),
    expiry: z
      .strictObject({
        /** Working days after a step opened on which it still may be decided; then the request ends. */
        undecided: daysSchema,
        /** Working days after the last approval in which the engine must have begun; then the approval is worth nothing. */
        unapplied: daysSchema,
      })
      .readonly(),
  })
  .readonly()
  .superRefine(({ finance, security }, context) => {
    for (const [field, rules] of [
      ['finance', finance],
      ['security', security],
    ] as const) {
      const named = rules.flatMap(({ profiles }) => profiles);
      if (new Set(named).size !== named.length)
        context.addIssue({ code: 'custom', path: [field], message: 'two rules for one profile' });
    }
  });
export type ApprovalPolicy = z.output<typeof approvalPolicySchema>;

const YUAN = 100n;

/** Sample policy, in force from 2026-01-01 in Asia/Shanghai. No province's limits could be read: the amounts and days are samples. */
const SAMPLE = {
  id: 'sample-approval-2026',
  validFrom: new Date('2025-12-31T16:00:00Z'),
  finance: [
    { profiles: ['province', 'sector', 'city-medium'], monthFenAbove: 100_000n * YUAN },
    { profiles: ['city-small'], monthFenAbove: 20_000n * YUAN },
    { profiles: ['city-very-large'], monthFenAbove: 500_000n * YUAN },
  ],
  // On a very large city's cloud whoever has the technical step looks at security as well (F12: its own innovation): the province where it acts in its place.
  security: [{ profiles: ['province', 'sector', 'city-medium', 'city-small'], fromGrade: 3 }],
  togetherDays: null,
  expiry: { undecided: 20, unapplied: 10 },
} as const;

/** From 2026-11-01 in Asia/Shanghai, an order that is cut into several requests is weighed whole. The days are a sample. */
const WEIGHED_TOGETHER = {
  ...SAMPLE,
  id: 'sample-approval-2026-11',
  validFrom: new Date('2026-10-31T16:00:00Z'),
  togetherDays: 30,
} as const;

export const APPROVAL_POLICIES: readonly ApprovalPolicy[] = [SAMPLE, WEIGHED_TOGETHER].map((policy) =>
  approvalPolicySchema.parse(policy),
);

/** The policy in force at `at`; throws when there is none: approval without a rule is nobody's. */
export function approvalPolicyAt(at: Date, policies: readonly ApprovalPolicy[] = APPROVAL_POLICIES): ApprovalPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no approval policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

/** Why there is no security step of its own although the grade asks for one elsewhere: the clouds' own reviewers look at security as well. */
export const SECURITY_NOTES = ['own-review'] as const;
export type SecurityNote = (typeof SECURITY_NOTES)[number];

/** A request as its further steps are judged: the whole of it, so that cutting it into lines escapes no limit. */
export interface WeighedRequest {
  /** It asks for nothing: a release, or a resize that only shrinks. */
  readonly givesBack: boolean;
  /** Profiles in force of the clouds it is on. */
  readonly profiles: readonly Profile[];
  readonly mlpsGrade: MlpsGrade;
  /** What all its lines cost a whole month, in fen. */
  readonly monthFen: bigint;
  /** What its system asked for beside it within the days of the policy, in fen a whole month: cutting an order into requests escapes no limit either. */
  readonly besideFen: bigint;
}

/** The lowest limit above which finance decides on what is on clouds of these profiles, in fen a month; null: there is none. */
export function financeLimit(profiles: readonly Profile[], { finance }: ApprovalPolicy): bigint | null {
  const limits = finance.filter((rule) => rule.profiles.some((each) => profiles.includes(each)));
  return limits.map(({ monthFenAbove }) => monthFenAbove).reduce<bigint | null>(lower, null);
}

const lower = (least: bigint | null, each: bigint) => (least === null || each < least ? each : least);

/**
 * Further steps of a request, each with why. On several clouds the strictest rule of any of them counts. The price is a whole month's,
 * not the one to year end: that falls with the calendar, and waiting must escape no limit. What only gives back needs none.
 */
export function furtherSteps(
  { givesBack, profiles, mlpsGrade, monthFen, besideFen }: WeighedRequest,
  policy: ApprovalPolicy,
): readonly { readonly step: FurtherStep; readonly reason: FurtherReason }[] {
  if (givesBack) return [];
  const on = (rule: { readonly profiles: readonly Profile[] }) => rule.profiles.some((each) => profiles.includes(each));
  const limit = financeLimit(profiles, policy);
  const dear = limit !== null && monthFen + besideFen > limit;
  const grave = policy.security.some((rule) => on(rule) && mlpsGrade >= rule.fromGrade);
  return [
    ...(dear ? [{ step: 'finance', reason: 'above-amount' } as const] : []),
    ...(grave ? [{ step: 'security', reason: 'mlps-grade' } as const] : []),
  ];
}

/** What stands in the place of a security step that other profiles have for this grade; null: there is one, or none is asked for anywhere. */
export function securityNote(request: WeighedRequest, policy: ApprovalPolicy): SecurityNote | null {
  if (request.givesBack || furtherSteps(request, policy).some(({ step }) => step === 'security')) return null;
  return policy.security.some(({ fromGrade }) => request.mlpsGrade >= fromGrade) ? 'own-review' : null;
}
