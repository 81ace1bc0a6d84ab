import { readCredentialWith } from '@zhengyun/domain/clouds/read-credential.ts';
import type { CloudAccess } from '@zhengyun/domain/clouds/schemas.ts';
import { packInputs } from '@zhengyun/domain/compliance/pack-inputs.ts';
import { readWork } from '@zhengyun/domain/provisioning/read-work.ts';
import type { WaitingFor } from '@zhengyun/domain/provisioning/schemas.ts';
import { waitOperation } from '@zhengyun/domain/provisioning/wait-operation.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import { cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import type { JobContext, Worker } from '../worker-context.ts';
import { engineAvailability } from './engine-availability.ts';

/** What is needed before an operation may be claimed. */
export interface PreparedRun {
  readonly work: Work;
  readonly access: CloudAccess;
  readonly pulumi: string;
  readonly policyConfig: OperationSpec['policyConfig'];
}

/**
 * Reads an operation and what it needs; null when it can't start yet, which its row then says (engine not ready, cloud not
 * deployed). The attention loop asks again.
 */
export async function prepareRun(
  worker: Worker,
  context: JobContext,
  operationId: string,
): Promise<PreparedRun | null> {
  const work = await readWork(context.at(), { operationId });
  const waitFor = async (waitingFor: WaitingFor): Promise<null> => {
    await waitOperation(context.at(), { operationId, waitingFor });
    return null;
  };
  const engine = await engineAvailability();
  worker.metrics.engineReady.set(engine.ready ? 1 : 0);
  if (!engine.ready) return waitFor(engine.waitingFor);
  // What counts and guards hosts comes with the definition; a cloud done before it would be done by half.
  if (work.stack.kind === 'cloud' && work.cloud.awaits !== null)
    return waitFor({ code: 'CLOUD', cloud: work.cloud.awaits });
  const purpose = work.stack.kind === 'cloud' ? 'cloud' : 'tenancy';
  if (purpose === 'tenancy' && !work.cloud.deployed) return waitFor({ code: 'CLOUD', cloud: work.cloud.name });
  try {
    const access = await readCredentialWith(worker.secrets)(context.at(), { cloudId: work.cloud.id, purpose });
    const own = work.stack.kind === 'cloud' ? { own: cloudInputsSchema.parse(work.operation.inputs) } : {};
    const about = { cloudId: work.cloud.id, stackId: work.stack.id };
    const policyConfig = await packInputs(context.at(), { ...about, ...own });
    return { work, access, pulumi: engine.pulumi, policyConfig: policyConfig as OperationSpec['policyConfig'] };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'CLOUD_NOT_READY') throw error;
    return waitFor({ code: 'CLOUD', cloud: work.cloud.name });
  }
}
