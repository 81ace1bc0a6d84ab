import type { NoticeKind, Recipient, Telling } from '../notices/schemas.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import type { Role } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { askedBy } from './cloud-deployment-store.ts';
import type { OperationRow } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { RELEASER, TEARDOWN_RELEASERS } from './release-rules.ts';
import { cloudsTouched, findStack } from './stack-store.ts';
import { findTeardown } from './teardown-store.ts';

const RELEASE: readonly NoticeKind[] = ['release-waiting'];
const ATTENTION: readonly NoticeKind[] = ['operation-attention'];

/** Asks those who may release a previewed operation that is no request's; never who asked for it. */
export async function tellReleasers(scope: VerbScope, operation: OperationRow): Promise<void> {
  const stack = await findStack(scope.tx, operation.stack_id);
  if (operation.request_id !== null || !stack) return;
  const { seat, name } = await readReleaseSeat.definition.read(scope, { cloudId: stack.cloud_id });
  const asker = await askedBy(scope.tx, operation.id);
  const roles: readonly Role[] = (await findTeardown(scope.tx, operation.id)) ? TEARDOWN_RELEASERS : [RELEASER];
  await settleOperation(scope, operation.id, RELEASE);
  await tell.within(scope, {
    ...noticeOf('release-waiting', operation, name),
    to: roles.map((role) => ({ role, seat, cloudIds: [stack.cloud_id] })),
    except: asker === null ? [] : [asker],
  });
}

/** Tells the engineers of the clouds it touches of an operation whose end nobody knows, or that failed and is no request's. */
export async function tellEngineers(
  scope: VerbScope,
  operation: OperationRow,
  kind: 'operation-attention' | 'operation-failed',
): Promise<void> {
  const cloudIds = [...(await cloudsTouched(scope.tx, operation))];
  const to: Recipient[] = [{ role: 'platform-engineer', cloudIds }];
  await settleOperation(scope, operation.id, ATTENTION);
  await tell.within(scope, { ...noticeOf(kind, operation, ''), to });
}

/** What was asked of people about the operation is done, or nobody's to do any more. */
export async function settleOperation(
  scope: VerbScope,
  operationId: string,
  kinds: readonly NoticeKind[] = [...RELEASE, ...ATTENTION],
): Promise<void> {
  await settle.definition.store(scope, { about: { kind: 'operation', id: operationId }, kinds: [...kinds] });
}

function noticeOf(kind: NoticeKind, operation: OperationRow, cloud: string): Omit<Telling, 'to'> {
  const { id, number, department_id: departmentId } = operation;
  return { kind, about: { kind: 'operation', id }, departmentId, facts: { number, cloud } };
}
