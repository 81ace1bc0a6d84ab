import type { DueStack } from '@zhengyun/domain/compliance/find-due-judgements.ts';
import { packInputs } from '@zhengyun/domain/compliance/pack-inputs.ts';
import { recordJudgement } from '@zhengyun/domain/compliance/record-judgement.ts';
import type { Finding } from '@zhengyun/domain/compliance/schemas.ts';
import { exportStack } from '@zhengyun/engine/policy-check/export-stack.ts';
import { type CheckFinding, judgeObjects } from '@zhengyun/engine/policy-check/judge-objects.ts';
import { objectsOfState } from '@zhengyun/engine/policy-check/objects-of-state.ts';
import type { JobContext, Worker } from '../worker-context.ts';

export interface Judgement {
  readonly stack: DueStack;
  readonly packDigest: string;
  readonly pulumi: string;
}

/**
 * Judges what a stack holds by today's policies, settings and exemptions, and records it. It reads the exported state alone: the cluster may
 * be away. What can't be judged is recorded as that.
 */
export async function judgeStack(worker: Worker, context: JobContext, judgement: Judgement): Promise<void> {
  const { stack, packDigest, pulumi } = judgement;
  const source = { backendUrl: worker.env.STATE_URL, pulumi };
  try {
    const config = await packInputs(context.at(), { cloudId: stack.cloudId });
    const objects = objectsOfState(await exportStack(source, `organization/${stack.project}/${stack.name}`));
    const findings = judgeObjects(objects, config).map(asFinding);
    const result = { outcome: 'judged' as const, packDigest, objects: objects.length, findings };
    await recordJudgement(context.at(), { stackId: stack.id, result });
  } catch (error) {
    worker.log.error({ err: error, stack: stack.name }, 'a stack could not be judged');
    const reason = { code: 'STATE_UNREADABLE' as const, facts: { stack: stack.name } };
    await recordJudgement(context.at(), { stackId: stack.id, result: { outcome: 'unknown', reason } });
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
