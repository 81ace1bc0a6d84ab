import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import type { Architecture } from '@zhengyun/rulebook/architecture.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { deployedOutputs } from './in-force-rules.ts';
import { programInputs } from './program-rules.ts';
import { cloudRefSchema } from './schemas.ts';
import { findCloud, zonesOf } from './store.ts';

interface InForce {
  readonly zones: readonly {
    readonly code: string;
    readonly publicAddress: boolean;
    readonly architecture?: Architecture | undefined;
  }[];
  readonly services: CloudInputs['services'];
}

/** Zones and services that a cloud was last deployed with, whatever was defined since; of one that never was, as it is defined. NOT_FOUND. */
export const readInForce = query({
  allow: ['job'],
  input: cloudRefSchema,
  async read({ tx }, { cloudId }): Promise<InForce> {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const deployed = deployedOutputs(cloud.outputs);
    if (!deployed) return programInputs(cloud, await zonesOf(tx, [cloudId]));
    const { zones, services } = deployed;
    return { zones: Object.entries(zones).map(([code, zone]) => ({ ...zone, code })), services };
  },
});
