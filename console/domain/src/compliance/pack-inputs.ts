import { type PackConfig, packConfig } from '@zhengyun/rulebook/compliance.ts';
import { query } from '../verb/query.ts';
import { packInputsSchema } from './schemas.ts';
import { exemptionsAt, publicZones, settingsInForce } from './store.ts';

/** Policies that ask whether public addresses may stand in an object's zone: each cloud's own zones say where. */
const ASKING_FOR_ZONES = ['public-address-zone', 'no-open-ingress'] as const;

/**
 * What the policy pack is told for a run on a cloud that begins now: where the cloud allows public addresses, the deployment's
 * settings, which go before, and the exemptions in force.
 */
export const packInputs = query({
  allow: ['job'],
  input: packInputsSchema,
  async read({ ctx, tx }, { cloudId }): Promise<PackConfig> {
    const zones = await publicZones(tx, cloudId);
    const set = await settingsInForce(tx);
    const asking = ASKING_FOR_ZONES.map((policy) => [policy, { publicZones: zones, ...set[policy] }] as const);
    const settings = { ...set, ...Object.fromEntries(asking) };
    return packConfig({ judgedAt: ctx.now, exemptions: await exemptionsAt(tx, ctx.now), settings });
  },
});
