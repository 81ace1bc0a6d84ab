import { z } from 'zod';
import { CATALOGUE, itemCodeSchema } from './catalogue.ts';
import { dimensionSchema } from './dimension.ts';
import { COUNTED_ITEMS, profileBounds } from './profile-bounds.ts';
import { REGIONS } from './region.ts';
import { mlpsGradeSchema, PROFILES, profileSchema } from './tier.ts';

/** Whose organisation decides: the province's, or the `own` one of the cloud that is ordered on. */
export const SEATS = ['province', 'own'] as const;
export const seatSchema = z.enum(SEATS);
export type Seat = z.output<typeof seatSchema>;

const unitsSchema = z.bigint().nonnegative().max(1_000_000_000_000n);
const amountsSchema = z.partialRecord(dimensionSchema, unitsSchema).readonly();

/** Who decides one step of the approval. `provinceAbove`: an order that takes more of any of these dimensions goes to the province all the same. */
const stepRouteSchema = z
  .strictObject({
    seat: seatSchema,
    /** Items that the cloud's own organisation decides although `seat` is the province. */
    ownItems: z.array(itemCodeSchema).readonly(),
    provinceAbove: amountsSchema.nullable(),
  })
  .readonly();
export type StepRoute = z.output<typeof stepRouteSchema>;

/**
 * What one profile lets a cloud decide, sell and deploy on its own. There is no field for the applicant as approver, for fewer
 * than the three steps or for a grade above 3: a policy that tries is refused as it is loaded.
 */
const profileRuleSchema = z
  .strictObject({
    profile: profileSchema,
    nameZh: z.string().min(1),
    nameEn: z.string().min(1),
    /** Catalogue items that may be ordered on the cloud itself; everything else comes from the provincial base. */
    localItems: z.array(itemCodeSchema).readonly(),
    /** Network zones the cloud may run, and the highest grade of a system in any of them. */
    zones: z.int().min(1),
    maximumMlps: mlpsGradeSchema,
    /** Whether the cloud's own stack may bring the definition of virtual machines. */
    installsKubevirt: z.boolean(),
    /** Whose technical reviewer releases a deployment of the cloud itself. */
    releasedBy: seatSchema,
    route: z.strictObject({ administrative: stepRouteSchema, technical: stepRouteSchema }).readonly(),
    /** Dimensions in which departments on the cloud are guaranteed the floor of its region (F14). */
    guaranteed: z.array(dimensionSchema).readonly(),
  })
  .readonly();
export type ProfileRule = z.output<typeof profileRuleSchema>;

const floorsSchema = z.record(z.enum(REGIONS), amountsSchema).readonly();

/**
 * Policy profiles as data, in force from `validFrom` on (F12, F13, F14). `cityClasses`: residents (persons) from which a city is
 * very large or medium. `quotaFloors`: whole units of each dimension that one department's limit on one cloud, on each of the
 * two stacks, is never set below.
 */
export const profilePolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    profiles: z.array(profileRuleSchema).length(PROFILES.length).readonly(),
    cityClasses: z.strictObject({ veryLargeFrom: z.int().positive(), mediumFrom: z.int().positive() }).readonly(),
    quotaFloors: floorsSchema,
  })
  .readonly()
  .superRefine(({ profiles, cityClasses }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (new Set(profiles.map(({ profile }) => profile)).size !== PROFILES.length)
      refuse(['profiles'], 'each profile needs exactly one rule');
    if (cityClasses.veryLargeFrom <= cityClasses.mediumFrom)
      refuse(['cityClasses'], 'a very large city must have more residents than a medium one');
    profiles.forEach((rule, index) => {
      for (const [field, message] of outOfBounds(rule))
        refuse(['profiles', index, field], `${rule.profile} ${message}`);
    });
  });
export type ProfilePolicy = z.output<typeof profilePolicySchema>;

/** Every field of `rule` that leaves its profile's bounds, with what is wrong. */
function* outOfBounds(rule: ProfileRule): Generator<readonly [keyof ProfileRule, string]> {
  const bounds = profileBounds(rule.profile);
  const { localItems, route } = rule;
  if (rule.zones > bounds.mostZones) yield ['zones', `keeps at most ${bounds.mostZones} zones`];
  if (rule.installsKubevirt && !(bounds.mayInstallKubevirt && localItems.includes('cloud-host')))
    yield ['installsKubevirt', 'brings no definition of virtual machines: it sells none'];
  if (bounds.sellsEverything && CATALOGUE.some(({ code }) => !localItems.includes(code)))
    yield ['localItems', 'must sell the whole catalogue: nobody else sells what others leave out'];
  if (bounds.countedOnly && localItems.some((item) => !COUNTED_ITEMS.includes(item)))
    yield ['localItems', 'sells nothing that needs machines'];
  if (new Set(localItems).size !== localItems.length) yield ['localItems', 'names an item twice'];
  if (rule.releasedBy === 'own' && !bounds.ownSeat.release)
    yield ['releasedBy', 'has its deployments released by the province'];
  for (const step of ['administrative', 'technical'] as const) {
    if (route[step].seat === 'own' && !bounds.ownSeat[step]) yield ['route', `has no ${step} decision of its own`];
    const beyond = route[step].ownItems.find((item) => !bounds.ownItems[step].includes(item));
    if (beyond !== undefined) yield ['route', `has no ${step} decision of its own on ${beyond}`];
    if (route[step].ownItems.some((item) => !localItems.includes(item)))
      yield ['route', `decides (${step}) on an item that it does not sell`];
  }
}
