import { ORGANISATION_KINDS } from '@zhengyun/rulebook/organisation-kinds.ts';
import { slugSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { roleSchema } from '../verb/actor.ts';
import { guarded } from '../verb/hidden.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

/** A role as a person sees it: in which organisation, for which department, on which cloud or every cloud of which tier (both null: all). */
export const grantViewSchema = z.object({
  id: idSchema,
  role: roleSchema,
  organisation: namedSchema,
  department: sluggedSchema.nullable(),
  cloud: sluggedSchema.nullable(),
  tier: tierSchema.nullable(),
  /** The last day in Asia/Shanghai on which it holds; null: until it is revoked. */
  lastDay: z.iso.date().nullable(),
});

export const localeSchema = z.enum(['zh-CN', 'en-US']);

export const meInputSchema = z.void();
/** The signed-in person, what they were granted, and the departments they act for (empty: they look across departments). */
export const meSchema = z.object({
  person: z.object({ id: idSchema, name: z.string(), locale: localeSchema }),
  grants: z.array(grantViewSchema),
  departments: z.array(sluggedSchema),
});
export type Me = z.output<typeof meSchema>;

export const peopleListInputSchema = pageSchema.extend({ search: z.string().trim().max(64).optional() });
export const personViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  subject: z.string(),
  /** Null: there is none. */
  mail: guarded(z.string().nullable()),
  disabled: z.boolean(),
  /** Since when they are out of service; null: they serve. */
  disabledAt: instantSchema.nullable(),
  createdAt: instantSchema,
  grants: z.array(grantViewSchema),
});
export const peoplePageSchema = pageOf(personViewSchema);

/** `subject` is the stable id the identity provider knows the person by. */
export const addPersonSchema = z.strictObject({
  subject: z.string().min(1).max(200),
  realName: z.string().trim().min(1).max(64),
  locale: localeSchema.default('zh-CN'),
});

export const grantRoleSchema = z.strictObject({
  personId: idSchema,
  role: roleSchema,
  organisationId: idSchema,
  departmentId: idSchema.nullable().default(null),
  cloudId: idSchema.nullable().default(null),
  /** Every cloud of the tier, those added later too; never beside a cloud. */
  tier: tierSchema.nullable().default(null),
  /** A calendar day in Asia/Shanghai, with whose end the grant ends; null: it has no end. */
  lastDay: z.iso.date().nullable().default(null),
});
export const revokeRoleSchema = z.strictObject({ grantId: idSchema });

export const recordSignInSchema = z.strictObject({ subject: z.string().min(1).max(200) });
/** `issuedAt`: when the access token was issued by which the person calls; absent: they call by none. */
export const readAccountSchema = recordSignInSchema.extend({ issuedAt: z.date().optional() });

/** The first five are kinds of tenants (F2); the others stand beside them (F5, F6). */
export const organisationKindSchema = z.enum(ORGANISATION_KINDS);
/** `slug` stands in addresses and files beside those of departments and clouds, and is as long as theirs may be. */
export const addOrganisationSchema = z.strictObject({
  slug: slugSchema,
  name: z.string().trim().min(1).max(128),
  kind: organisationKindSchema,
  /** The cloud whose own authority or operator it is; null: the province's. */
  cloudId: idSchema.nullable().default(null),
});
export const departmentPeopleInputSchema = z.void();
/** Real-name accounts that may be named in an order, by name; `subject` is how sign-in and the clusters know each. */
export const departmentPeopleSchema = z.object({
  items: z.array(z.object({ subject: z.string(), name: z.string() })),
});

export const peopleInServiceSchema = z.strictObject({ departmentIds: z.array(idSchema).max(10_000) });
/** The official mail address of an account; null removes it. Printable, one address, no name in front. */
export const setMailSchema = z.strictObject({ personId: idSchema, mail: z.email().max(254).nullable() });
/** A duty that somebody is looked for: `cloudIds` all have to be granted; `seat` null is the province's organisation, absent whichever. */
export const dutySchema = z.strictObject({
  role: roleSchema,
  departmentId: idSchema.optional(),
  seat: idSchema.nullable().optional(),
  cloudIds: z.array(idSchema).max(1_000).optional(),
});
export type DutyInput = z.input<typeof dutySchema>;
export const seatsInputSchema = z.strictObject({ cloudIds: z.array(idSchema).max(1_000) });
export const personRefSchema = z.strictObject({ personId: idSchema });
export const holdsDutySchema = z.strictObject({ personId: idSchema, duty: dutySchema });
/** In process only. */
export const peopleRefSchema = z.strictObject({ personIds: z.array(idSchema) });

/** What there is to choose from to grant somebody in service a role. */
export const grantChoicesSchema = z.object({
  roles: z.array(
    z.object({
      role: roleSchema,
      /** Roles held that shut it out (EXCLUSIVE_ROLE); empty: it can be granted. */
      excludedBy: z.array(roleSchema),
      heldIn: z.array(z.enum(ORGANISATION_KINDS)),
      ofDepartment: z.boolean(),
      mayEnd: z.boolean(),
      /** Whether it may be granted for every cloud of a tier. */
      ofTier: z.boolean(),
    }),
  ),
  /** `cloudId`: the cloud whose own it is, for which alone a role in it can be granted. */
  organisations: z.array(namedSchema.extend({ kind: z.enum(ORGANISATION_KINDS), cloudId: idSchema.nullable() })),
  departments: z.array(namedSchema.extend({ organisationId: idSchema })),
  clouds: z.array(namedSchema.extend({ tier: tierSchema })),
});
export type GrantChoices = z.output<typeof grantChoicesSchema>;

export const grantRefSchema = z.strictObject({ grantId: idSchema });

/** `reason` is kept in the audit row alone. */
export const endServiceSchema = z.strictObject({ personId: idSchema, reason: z.string().trim().min(1).max(2_000) });
/** What ended with it: open sessions, live keys of programs; notices passed on; duties (role and place) that nobody has now. */
export const endedServiceSchema = z.object({
  personId: idSchema,
  sessions: z.int(),
  keys: z.int(),
  passed: z.int(),
  vacant: z.array(z.object({ role: roleSchema, place: z.string(), tier: tierSchema.nullable() })),
});
export type EndedService = z.output<typeof endedServiceSchema>;

/** A thing with its key; `added` false: it was there. */
export const addedSchema = z.object({ id: idSchema, added: z.boolean() });
export const grantedRoleSchema = z.object({ grantId: idSchema, added: z.boolean() });
export const revokedRoleSchema = z.object({ grantId: idSchema });
export const personKeySchema = z.object({ personId: idSchema });
