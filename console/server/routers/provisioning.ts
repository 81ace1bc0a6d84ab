import {
  confirmedFulfilmentSchema,
  declinedFulfilmentSchema,
  openedCleanUpSchema,
  openedDeploymentSchema,
  openedImportSchema,
  openedOperationSchema,
  openedRemovalSchema,
  operationStandingSchema,
  revisedCloudSchema,
} from '@zhengyun/domain/provisioning/answers/schemas.ts';
import { cancelOperation } from '@zhengyun/domain/provisioning/cancel-operation.ts';
import { changeProvider } from '@zhengyun/domain/provisioning/change-provider.ts';
import { closeTenancy } from '@zhengyun/domain/provisioning/close-tenancy.ts';
import { confirmFulfilment } from '@zhengyun/domain/provisioning/confirm-fulfilment.ts';
import { declineFulfilment } from '@zhengyun/domain/provisioning/decline-fulfilment.ts';
import { getOperation } from '@zhengyun/domain/provisioning/get-operation.ts';
import { listEvents } from '@zhengyun/domain/provisioning/list-events.ts';
import { listOperations } from '@zhengyun/domain/provisioning/list-operations.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { openImport } from '@zhengyun/domain/provisioning/open-import.ts';
import { refreshStack } from '@zhengyun/domain/provisioning/refresh-stack.ts';
import { releaseCloudDeployment } from '@zhengyun/domain/provisioning/release-cloud-deployment.ts';
import { releaseMaintenance } from '@zhengyun/domain/provisioning/release-maintenance.ts';
import { releaseTeardown } from '@zhengyun/domain/provisioning/release-teardown.ts';
import { resolveOperation } from '@zhengyun/domain/provisioning/resolve-operation.ts';
import { retireCloud } from '@zhengyun/domain/provisioning/retire-cloud.ts';
import { retryCleanUp } from '@zhengyun/domain/provisioning/retry-clean-up.ts';
import { revertOperation } from '@zhengyun/domain/provisioning/revert-operation.ts';
import { reviseCloud } from '@zhengyun/domain/provisioning/revise-cloud.ts';
import { eventsSchema, operationDetailSchema, operationsPageSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import { stopOperation } from '@zhengyun/domain/provisioning/stop-operation.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Operations: what the engine is to do, does and did, and the operator's own acts on them. */
export const provisioningRouter = router({
  operations: signedInProcedure
    .input(inputOf(listOperations))
    .output(operationsPageSchema)
    .query(({ ctx, input }) => listOperations(ctx.verb, input)),
  operation: signedInProcedure
    .input(inputOf(getOperation))
    .output(operationDetailSchema)
    .query(({ ctx, input }) => getOperation(ctx.verb, input)),
  events: signedInProcedure
    .input(inputOf(listEvents))
    .output(eventsSchema)
    .query(({ ctx, input }) => listEvents(ctx.verb, input)),
  confirmFulfilment: signedInProcedure
    .input(inputOf(confirmFulfilment))
    .output(confirmedFulfilmentSchema)
    .mutation(({ ctx, input }) => confirmFulfilment(ctx.verb, input)),
  declineFulfilment: signedInProcedure
    .input(inputOf(declineFulfilment))
    .output(declinedFulfilmentSchema)
    .mutation(({ ctx, input }) => declineFulfilment(ctx.verb, input)),
  cancel: signedInProcedure
    .input(inputOf(cancelOperation))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => cancelOperation(ctx.verb, input)),
  resolve: signedInProcedure
    .input(inputOf(resolveOperation))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => resolveOperation(ctx.verb, input)),
  retireCloud: signedInProcedure
    .input(inputOf(retireCloud))
    .output(openedRemovalSchema)
    .mutation(({ ctx, input }) => retireCloud(ctx.verb, input)),
  closeTenancy: signedInProcedure
    .input(inputOf(closeTenancy))
    .output(openedRemovalSchema)
    .mutation(({ ctx, input }) => closeTenancy(ctx.verb, input)),
  releaseTeardown: signedInProcedure
    .input(inputOf(releaseTeardown))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => releaseTeardown(ctx.verb, input)),
  deployCloud: signedInProcedure
    .input(inputOf(openCloudDeployment))
    .output(openedDeploymentSchema)
    .mutation(({ ctx, input }) => openCloudDeployment(ctx.verb, input)),
  releaseCloudDeployment: signedInProcedure
    .input(inputOf(releaseCloudDeployment))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => releaseCloudDeployment(ctx.verb, input)),
  reviseCloud: signedInProcedure
    .input(inputOf(reviseCloud))
    .output(revisedCloudSchema)
    .mutation(({ ctx, input }) => reviseCloud(ctx.verb, input)),
  refreshStack: signedInProcedure
    .input(inputOf(refreshStack))
    .output(openedOperationSchema)
    .mutation(({ ctx, input }) => refreshStack(ctx.verb, input)),
  changeProvider: signedInProcedure
    .input(inputOf(changeProvider))
    .output(openedOperationSchema)
    .mutation(({ ctx, input }) => changeProvider(ctx.verb, input)),
  releaseMaintenance: signedInProcedure
    .input(inputOf(releaseMaintenance))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => releaseMaintenance(ctx.verb, input)),
  retryCleanUp: signedInProcedure
    .input(inputOf(retryCleanUp))
    .output(openedCleanUpSchema)
    .mutation(({ ctx, input }) => retryCleanUp(ctx.verb, input)),
  revert: signedInProcedure
    .input(inputOf(revertOperation))
    .output(openedOperationSchema)
    .mutation(({ ctx, input }) => revertOperation(ctx.verb, input)),
  stop: signedInProcedure
    .input(inputOf(stopOperation))
    .output(operationStandingSchema)
    .mutation(({ ctx, input }) => stopOperation(ctx.verb, input)),
  openImport: signedInProcedure
    .input(inputOf(openImport))
    .output(openedImportSchema)
    .mutation(({ ctx, input }) => openImport(ctx.verb, input)),
});
