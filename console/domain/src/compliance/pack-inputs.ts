import { installationSettings, type PackConfig, packConfig } from '@zhengyun/rulebook/compliance.ts';
import { query } from '../verb/query.ts';
import { packInputsSchema } from './schemas.ts';
import { exemptionsAt, settingsInForce, zonesOf } from './store.ts';

/**
 * What the policy pack is told for a run on a cloud that begins now: what follows from the cloud's own zones, what a security
 * administrator set, which goes before it, and the exemptions in force.
 */
export const packInputs = query({
  allow: ['job'],
  input: packInputsSchema,
  async read({ ctx, tx }, { cloudId }): Promise<PackConfig> {
    const ofZones = installationSettings({ zones: await zonesOf(tx, cloudId) });
    const set = await settingsInForce(tx);
    const names = [...new Set([...Object.keys(ofZones), ...Object.keys(set)])];
    const settings = Object.fromEntries(names.map((name) => [name, { ...ofZones[name], ...set[name] }]));
    return packConfig({ judgedAt: ctx.now, exemptions: await exemptionsAt(tx, ctx.now), settings });
  },
});
