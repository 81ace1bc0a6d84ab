import { installationSettings, type PackConfig, packConfig } from '@zhengyun/rulebook/compliance.ts';
import { readInForce } from '../clouds/read-in-force.ts';
import { query } from '../verb/query.ts';
import { registriesOf } from './rules.ts';
import { packInputsSchema } from './schemas.ts';
import { settingsInForce } from './setting-store.ts';
import { exemptionsAt, namespaceZonesOf } from './store.ts';

/** The two ways a setting comes about: from the cloud's own definition, and from a security administrator. */
interface Origins {
  readonly ofCloud: Readonly<Record<string, unknown>>;
  readonly set: Readonly<Record<string, readonly string[]>>;
}

/** What was set goes before what follows from the cloud; only trusted registries add up, or naming one would stop the cloud's own services. */
function settingsOf(policy: string, { ofCloud, set }: Origins) {
  const registries = [ofCloud.registries, set.registries].flatMap((list) => (Array.isArray(list) ? list : []));
  return { ...ofCloud, ...set, ...(policy === 'trusted-registry' ? { registries: [...new Set(registries)] } : {}) };
}

/**
 * What the policy pack is told for a run on a cloud that begins now: what follows from the zones and services the cloud was deployed
 * with, from the zone that the stack's tenancy was ordered in, what a security administrator set, which goes before it, and the exemptions in force. The cloud's own deployment is judged by
 * the `own` inputs that its plan is made of: two people see that plan.
 */
export const packInputs = query({
  allow: ['job'],
  input: packInputsSchema,
  async read(scope, { cloudId, stackId, own }): Promise<PackConfig> {
    const { ctx, tx } = scope;
    const { zones, services } = own ?? (await readInForce.definition.read(scope, { cloudId }));
    const ofCloud = installationSettings({
      zones: zones.map(({ code, publicAddress, architecture }) => ({
        code,
        publicAddress,
        ...(architecture ? { architectures: [architecture] } : {}),
      })),
      registries: registriesOf(services),
      namespaceZones: await namespaceZonesOf(tx, stackId),
    });
    const set = await settingsInForce(tx);
    const names = [...new Set([...Object.keys(ofCloud), ...Object.keys(set)])];
    const settings = Object.fromEntries(
      names.map((name) => [name, settingsOf(name, { ofCloud: ofCloud[name] ?? {}, set: set[name] ?? {} })]),
    );
    return packConfig({ judgedAt: ctx.now, exemptions: await exemptionsAt(tx, ctx.now), settings });
  },
});
