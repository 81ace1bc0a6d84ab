import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Intent, intentSchema } from '../maintenance/schemas.ts';
import type { OperationRow } from './operation-store.ts';
import { isCleanUp, WORK_STATES } from './rules.ts';
import type { OperationState, OperationVerb, StackKind } from './schemas.ts';

/** In process only, for the worker: `passphrase` is sealed. */
export interface Work {
  readonly operation: {
    readonly id: string;
    readonly number: string;
    readonly state: OperationState;
    readonly verb: OperationVerb;
    readonly program: OperationRow['program'];
    readonly inputs: unknown;
    readonly planHash: string | null;
    readonly canonicalPlan: unknown;
    /** The stack's outputs, once applied. */
    readonly outputs: unknown;
    readonly attempt: number;
    readonly intent: Intent | null;
    /** It removes what a failed line made: it has no applicant who could ask again. */
    readonly cleanUp: boolean;
    /** Why a person wants the run to end; null: nobody does. */
    readonly stopReason: string | null;
  };
  readonly stack: {
    readonly id: string;
    readonly kind: StackKind;
    readonly project: string;
    readonly name: string;
    readonly provider: { readonly kind: 'official' | 'stand-in'; readonly version: string } | null;
    readonly passphrase: { readonly sealed: Uint8Array; readonly keyId: string } | null;
  };
  readonly cloud: {
    readonly id: string;
    readonly name: string;
    readonly deployed: boolean;
    /** Name of the cloud that brings KubeVirt's definition to this cloud's cluster, while it has not; else null. */
    readonly awaits: string | null;
    /** What its own stack exported when it was last deployed; null before. */
    readonly outputs: unknown;
  };
}

async function workRow(tx: Tx, operationId: string) {
  return tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .leftJoin('stack_passphrase as p', 'p.stack_id', 's.id')
    .select(['o.id', 'o.number', 'o.state', 'o.verb', 'o.program', 'o.inputs', 'o.plan_hash', 'o.canonical_plan'])
    .select([
      'o.summary',
      'o.attempt',
      'o.intent',
      'o.request_id',
      'o.line_id',
      'o.stop_reason',
      's.id as stack_id',
      's.kind',
      's.project',
      's.name',
      's.provider',
      's.provider_version',
    ])
    .select([
      'c.id as cloud_id',
      'c.name as cloud_name',
      'c.state as cloud_state',
      'c.deployed_at as cloud_deployed_at',
      'c.outputs as cloud_outputs',
      'p.sealed',
      'p.key_id',
    ])
    .select(({ selectFrom }) =>
      selectFrom('cloud as other')
        .select('other.name')
        .whereRef('other.cluster_id', '=', 'c.cluster_id')
        .where('c.kubevirt', '=', 'present')
        .where('other.kubevirt', '=', 'install')
        // Once it was deployed the definition is there, and it stays there for the others when that cloud goes.
        .where('other.deployed_at', 'is', null)
        .where('other.state', 'not in', ['deployed', 'retired'])
        .limit(1)
        .as('awaits'),
    )
    .select(({ selectFrom }) =>
      selectFrom('operation as w')
        .innerJoin('stack as ws', 'ws.id', 'w.stack_id')
        .select('w.id')
        .whereRef('ws.cloud_id', '=', 'c.id')
        .where('ws.kind', '=', 'cloud')
        .where('w.state', 'in', WORK_STATES)
        .limit(1)
        .as('cloud_under_way'),
    )
    .where('o.id', '=', operationId)
    .executeTakeFirst();
}

/** A cloud that is to be deployed anew serves as it stands until the engine is at it: a plan, and people who weigh it, change nothing. */
function isUsable(row: {
  readonly cloud_state: string;
  readonly cloud_deployed_at: Date | null;
  readonly cloud_under_way: string | null;
}): boolean {
  if (row.cloud_state === 'deployed') return true;
  return row.cloud_state === 'deploying' && row.cloud_deployed_at !== null && row.cloud_under_way === null;
}

/** An operation with its stack, cloud and sealed passphrase, for the worker alone: no other role may read passphrases. */
export async function findWork(tx: Tx, operationId: string): Promise<Work | undefined> {
  const row = await workRow(tx, operationId);
  if (!row) return undefined;
  const { outputs } = (row.summary ?? {}) as { outputs?: unknown };
  return {
    operation: {
      id: row.id,
      number: row.number,
      state: row.state as Work['operation']['state'],
      verb: row.verb as Work['operation']['verb'],
      program: row.program as Work['operation']['program'],
      inputs: row.inputs,
      planHash: row.plan_hash,
      canonicalPlan: row.canonical_plan ?? null,
      outputs: outputs ?? null,
      attempt: row.attempt,
      intent: intentSchema.nullable().parse(row.intent ?? null),
      cleanUp: isCleanUp(row),
      stopReason: row.stop_reason,
    },
    stack: {
      id: row.stack_id,
      kind: row.kind as Work['stack']['kind'],
      project: row.project,
      name: row.name,
      provider:
        row.provider === null
          ? null
          : { kind: row.provider as 'official' | 'stand-in', version: row.provider_version ?? '' },
      passphrase: row.sealed === null ? null : { sealed: row.sealed, keyId: row.key_id ?? '' },
    },
    cloud: {
      id: row.cloud_id,
      name: row.cloud_name,
      deployed: isUsable(row),
      awaits: row.awaits,
      outputs: row.cloud_outputs,
    },
  };
}
