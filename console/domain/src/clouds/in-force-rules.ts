import { type CloudOutputs, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { type Profile, profileSchema } from '@zhengyun/rulebook/tier.ts';

/** What a cloud was last deployed with, as its stack exported it; null: it never was. */
export function deployedOutputs(stored: unknown): CloudOutputs | null {
  return cloudOutputsSchema.safeParse(stored).data ?? null;
}

/**
 * The profile that decides what a cloud sells and who approves and releases there (F12, F13): the one it was last deployed with, so that
 * an engineer who defines another one gains nothing by it before two people let its deployment through. One that was never deployed goes
 * by its definition.
 */
export function profileInForce(cloud: { readonly profile: string; readonly deployed_profile: string | null }): Profile {
  return profileSchema.parse(cloud.deployed_profile ?? cloud.profile);
}

interface ZoneGrants {
  readonly maximumMlps: number;
  readonly publicAddress: boolean;
}

/**
 * What may be done in a zone today: what its definition grants and the cloud was deployed with. One person defines, so what a definition
 * adds counts once a second one has let its deployment through; what it takes away counts at once. Null: the zone was defined since.
 * A cloud that was never deployed goes by its definition, since orders there wait for it.
 */
export function zoneInForce(
  zone: ZoneGrants & { readonly code: string },
  deployed: CloudOutputs | null,
): ZoneGrants | null {
  const { code, maximumMlps, publicAddress } = zone;
  if (deployed === null) return { maximumMlps, publicAddress };
  const stands = deployed.zones[code];
  if (!stands) return null;
  return {
    maximumMlps: Math.min(maximumMlps, stands.maximumMlps),
    publicAddress: publicAddress && stands.publicAddress,
  };
}
