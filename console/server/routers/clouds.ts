import { addCloudWith } from '@zhengyun/domain/clouds/add-cloud.ts';
import { askLook } from '@zhengyun/domain/clouds/ask-look.ts';
import { askProbeWith } from '@zhengyun/domain/clouds/ask-probe.ts';
import { withUse } from '@zhengyun/domain/clouds/assemble-rules.ts';
import { defineZoneEntry } from '@zhengyun/domain/clouds/define-zone-entry.ts';
import { getBlastRadius } from '@zhengyun/domain/clouds/get-blast-radius.ts';
import { getCapacity } from '@zhengyun/domain/clouds/get-capacity.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { getProbe } from '@zhengyun/domain/clouds/get-probe.ts';
import { lastLook } from '@zhengyun/domain/clouds/last-look.ts';
import { listZoneEntries } from '@zhengyun/domain/clouds/list-zone-entries.ts';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { blastRadiusSchema } from '@zhengyun/domain/clouds/reach/schemas.ts';
import { readDefinition } from '@zhengyun/domain/clouds/read-definition.ts';
import type { CredentialPorts } from '@zhengyun/domain/clouds/register-cloud.ts';
import { retireZoneEntry } from '@zhengyun/domain/clouds/retire-zone-entry.ts';
import { reviewDefinition } from '@zhengyun/domain/clouds/review-definition.ts';
import { definitionViewSchema, lastLookSchema, revisionSchema } from '@zhengyun/domain/clouds/revision/schemas.ts';
import { askRights } from '@zhengyun/domain/clouds/rights/ask-rights.ts';
import { listRights } from '@zhengyun/domain/clouds/rights/list-rights.ts';
import { askedRightsSchema, rightsFindingsSchema } from '@zhengyun/domain/clouds/rights/schemas.ts';
import {
  addCloudSchema,
  addedCloudSchema,
  askedProbeSchema,
  askProbeSchema,
  cloudCapacitySchema,
  cloudDetailSchema,
  overviewSchema,
  probeViewSchema,
  zoneCodeAnswerSchema,
  zoneEntriesSchema,
} from '@zhengyun/domain/clouds/schemas.ts';
import { cloudUtilisation } from '@zhengyun/domain/fleet/cloud-utilisation.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What credentials are sealed by; a server without a key file takes none. */
function required(credentials: CredentialPorts | null): CredentialPorts {
  if (credentials) return credentials;
  throw new DomainError('CREDENTIAL_REFUSED', { reason: 'NO_KEY', field: 'ZHENGYUN_KEY_FILE' });
}

/**
 * The 1+N+M picture with what agents measure, and how clouds come to be. Two reads follow one another, never inside each other,
 * so that no request holds one connection while it waits for a second.
 */
export const cloudsRouter = router({
  overview: signedInProcedure.output(overviewSchema).query(async ({ ctx }) => {
    const { clouds } = await cloudsOverview(ctx.verb);
    const use = await cloudUtilisation(ctx.verb);
    return { clouds: clouds.map((cloud) => withUse(cloud, use)) };
  }),
  get: signedInProcedure
    .input(inputOf(getCloud))
    .output(cloudDetailSchema)
    .query(async ({ ctx, input }) => {
      const cloud = await getCloud(ctx.verb, input);
      return withUse(cloud, await cloudUtilisation(ctx.verb));
    }),
  zoneEntries: signedInProcedure.output(zoneEntriesSchema).query(({ ctx }) => listZoneEntries(ctx.verb, undefined)),
  defineZoneEntry: signedInProcedure
    .input(inputOf(defineZoneEntry))
    .output(zoneCodeAnswerSchema)
    .mutation(({ ctx, input }) => defineZoneEntry(ctx.verb, input)),
  retireZoneEntry: signedInProcedure
    .input(inputOf(retireZoneEntry))
    .output(zoneCodeAnswerSchema)
    .mutation(({ ctx, input }) => retireZoneEntry(ctx.verb, input)),
  askProbe: signedInProcedure
    .input(inputOf({ definition: { input: askProbeSchema } }))
    .output(askedProbeSchema)
    .mutation(({ ctx, input }) => askProbeWith(required(ctx.credentials))(ctx.verb, input)),
  probe: signedInProcedure
    .input(inputOf(getProbe))
    .output(probeViewSchema)
    .query(({ ctx, input }) => getProbe(ctx.verb, input)),
  capacity: signedInProcedure
    .input(inputOf(getCapacity))
    .output(cloudCapacitySchema)
    .query(({ ctx, input }) => getCapacity(ctx.verb, input)),
  blastRadius: signedInProcedure
    .input(inputOf(getBlastRadius))
    .output(blastRadiusSchema)
    .query(({ ctx, input }) => getBlastRadius(ctx.verb, input)),
  rights: signedInProcedure.output(rightsFindingsSchema).query(({ ctx }) => listRights(ctx.verb, undefined)),
  askRights: signedInProcedure
    .input(inputOf(askRights))
    .output(askedRightsSchema)
    .mutation(({ ctx, input }) => askRights(ctx.verb, input)),
  definition: signedInProcedure
    .input(inputOf(readDefinition))
    .output(definitionViewSchema)
    .query(({ ctx, input }) => readDefinition(ctx.verb, input)),
  review: signedInProcedure
    .input(inputOf(reviewDefinition))
    .output(revisionSchema)
    .query(({ ctx, input }) => reviewDefinition(ctx.verb, input)),
  askLook: signedInProcedure
    .input(inputOf(askLook))
    .output(askedProbeSchema)
    .mutation(({ ctx, input }) => askLook(ctx.verb, input)),
  lastLook: signedInProcedure
    .input(inputOf(lastLook))
    .output(lastLookSchema)
    .query(({ ctx, input }) => lastLook(ctx.verb, input)),
  add: signedInProcedure
    .input(inputOf({ definition: { input: addCloudSchema } }))
    .output(addedCloudSchema)
    .mutation(({ ctx, input }) => addCloudWith(required(ctx.credentials))(ctx.verb, input)),
});
