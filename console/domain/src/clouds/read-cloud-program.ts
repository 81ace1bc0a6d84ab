import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { programInputs } from './program-rules.ts';
import { type CloudProgram, cloudRefSchema } from './schemas.ts';
import { findCloud, zonesOf } from './store.ts';

/** What deploys a cloud: project, stack, program and its inputs. CLOUD_NOT_READY before a cluster is registered. */
export const readCloudProgram = query({
  allow: ['platform-engineer', 'job'],
  input: cloudRefSchema,
  async read({ tx }, { cloudId }): Promise<CloudProgram> {
    const cloud = await findCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (!cloud.cluster_id) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    const zones = await zonesOf(tx, [cloudId]);
    const inputs = programInputs(cloud, zones);
    const { tier } = inputs.cloud;
    return { program: tier, project: `zhengyun-${tier}`, stack: cloud.slug, inputs };
  },
});
