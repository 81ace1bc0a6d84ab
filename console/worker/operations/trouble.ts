import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { Trouble as Refusal } from '@zhengyun/domain/requests/schemas.ts';
import type { Trouble } from '@zhengyun/engine/runner/contract.ts';
import { tenancyPlace } from './tenancy-outputs.ts';

/** What failed: a preview, which changes nothing · an apply that had touched nothing yet · an apply that may have. */
export type Stage = 'preview' | 'untouched-apply' | 'apply';

const FAILED = { preview: 'PREVIEW_FAILED', 'untouched-apply': 'APPLY_NOT_BEGUN', apply: 'APPLY_FAILED' } as const;

/** The engine's trouble as the console's refusal, so that people read it in their language. */
export function refusalOf(trouble: Trouble, stage: Stage, cloud: string): Refusal {
  switch (trouble.code) {
    case 'POLICY_REFUSED':
      return { code: 'POLICY_REFUSED', facts: { findings: trouble.message } };
    case 'CLUSTER_UNREACHABLE':
      return {
        code: stage === 'apply' ? 'CLUSTER_LOST' : 'CLUSTER_UNREACHABLE',
        facts: { cloud, reason: trouble.message },
      };
    case 'CLUSTER_CHANGED':
      return { code: 'CLUSTER_CHANGED', facts: { cloud, reason: trouble.message } };
    case 'PROVIDER_MISSING':
      return { code: 'ENGINE_NOT_READY', facts: { detail: trouble.message } };
    case 'PLAN_NOT_EMPTY':
      return { code: 'PLAN_NOT_EMPTY', facts: { objects: trouble.message } };
    default:
      return {
        code: FAILED[stage],
        facts: { reason: trouble.message, kind: trouble.code },
      };
  }
}

/** A run was cut because it had shown no progress for so many milliseconds. */
export function stallTrouble(afterMs: number): Refusal {
  return { code: 'ENGINE_STALLED', facts: { minutes: Math.ceil(afterMs / 60_000) } };
}

/** The refusal of a preview. What stands in the way of an adoption is something to put right on the cluster first. */
export function previewRefusal(trouble: Trouble, work: Pick<Work, 'operation' | 'cloud'>): Refusal {
  const isImport = work.operation.intent?.purpose === 'import';
  if (!isImport || !['IMPORT_DIFFERS', 'PROGRAM_FAILED', 'ENGINE_FAILED'].includes(trouble.code))
    return refusalOf(trouble, 'preview', work.cloud.name);
  return {
    code: 'IMPORT_REFUSED',
    facts: { namespace: tenancyPlace(work).namespace, problems: withoutTrace(trouble.message) },
  };
}

/** What the program said, without where in its text it said it. */
function withoutTrace(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |unhandled exception/i.test(line));
  return [...new Set(lines.map((line) => line.trim()))].join('\n');
}
