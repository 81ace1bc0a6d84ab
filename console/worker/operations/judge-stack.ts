import type { DueStack } from '@zhengyun/domain/compliance/find-due-judgements.ts';
import { packInputs } from '@zhengyun/domain/compliance/pack-inputs.ts';
import { recordJudgement } from '@zhengyun/domain/compliance/record-judgement.ts';
import type { Finding } from '@zhengyun/domain/compliance/schemas.ts';
import type { Trouble } from '@zhengyun/domain/requests/schemas.ts';
import { exportStack } from '@zhengyun/engine/policy-check/export-stack.ts';
import { type CheckFinding, judgeObjects, type PackSettings } from '@zhengyun/engine/policy-check/judge-objects.ts';
import { objectsOfState } from '@zhengyun/engine/policy-check/objects-of-state.ts';
import { PolicyFailed } from '@zhengyun/engine/policy-check/policy-failed.ts';
import { StateAway } from '@zhengyun/engine/policy-check/state-away.ts';
import type { JobContext, Worker } from '../worker-context.ts';

export interface Judgement {
  readonly stack: DueStack;
  readonly packDigest: string;
  readonly pulumi: string;
}

/**
 * Judges what a stack holds by today's policies, settings and exemptions, and records it. It reads the exported state alone: the cluster may
 * be away. What can't be judged is recorded as that, by its own cause. Rejects, with nothing recorded and the stack still due, while a
 * database is away (StateAway: the state's): that says nothing of this stack.
 */
export async function judgeStack(worker: Worker, context: JobContext, judgement: Judgement): Promise<void> {
  const { stack } = judgement;
  const begun = context.at();
  const config = await packInputs(begun, { cloudId: stack.cloudId, stackId: stack.id });
  await recordJudgement(context.at(), {
    stackId: stack.id,
    startedAt: begun.now,
    result: await resultOf(worker, config, judgement),
  });
}

type Result = Parameters<typeof recordJudgement>[1]['result'];

async function resultOf(worker: Worker, config: PackSettings, judgement: Judgement): Promise<Result> {
  const { stack, packDigest, pulumi } = judgement;
  const unknown = (error: unknown, reason: Trouble): Result => {
    worker.log.error({ err: error, stack: stack.name }, 'a stack could not be judged');
    return { outcome: 'unknown', reason };
  };
  let objects: ReturnType<typeof objectsOfState>;
  try {
    const source = { backendUrl: worker.env.STATE_URL, pulumi };
    objects = objectsOfState(await exportStack(source, `organization/${stack.project}/${stack.name}`));
  } catch (error) {
    if (error instanceof StateAway) throw error;
    return unknown(error, { code: 'STATE_UNREADABLE', facts: { stack: stack.name } });
  }
  try {
    const findings = judgeObjects(objects, config).map(asFinding);
    return { outcome: 'judged', packDigest, objects: objects.length, findings };
  } catch (error) {
    if (!(error instanceof PolicyFailed)) throw error;
    return unknown(error, { code: 'POLICY_FAILED', facts: { policy: error.policy, stack: stack.name } });
  }
}

function asFinding(finding: CheckFinding): Finding {
  const { policy, level, severity, exempted, kind, namespace, name, message } = finding;
  const path = finding.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return { policy, level, severity, exempted, kind, namespace, name, path, message };
}
