import { CancelOperation } from './cancel-operation.tsx';
import type { Operation } from './operation-types.ts';
import { ReleaseDeployment } from './release-deployment.tsx';
import { ReleaseMaintenance } from './release-maintenance.tsx';
import { ReleaseTeardown } from './release-teardown.tsx';
import { ResolveOperation } from './resolve-operation.tsx';
import { RetryCleanUp } from './retry-clean-up.tsx';
import { RevertOperation } from './revert-operation.tsx';
import { StopOperation } from './stop-operation.tsx';

/** The buttons of what the caller may do now with an operation. */
export function OperationActs({ operation }: { readonly operation: Operation }) {
  const { id: operationId, number, acts, planHash, intent } = operation;
  return (
    <>
      {acts.includes('release') && planHash ? <Release operation={operation} planHash={planHash} /> : null}
      {acts.includes('resolve') ? <ResolveOperation operation={operation} /> : null}
      {acts.includes('retry-clean-up') ? <RetryCleanUp operationId={operationId} /> : null}
      {acts.includes('revert') && !intent ? <RevertOperation operationId={operationId} /> : null}
      {acts.includes('cancel') ? <CancelOperation operationId={operationId} /> : null}
      {acts.includes('stop') && !operation.stop ? <StopOperation operationId={operationId} number={number} /> : null}
    </>
  );
}

function Release({ operation, planHash }: { readonly operation: Operation; readonly planHash: string }) {
  const { id: operationId, intent } = operation;
  if (intent) return <ReleaseMaintenance operationId={operationId} planHash={planHash} purpose={intent.purpose} />;
  if (operation.teardown) return <ReleaseTeardown operationId={operationId} planHash={planHash} />;
  return <ReleaseDeployment operationId={operationId} planHash={planHash} />;
}
