import { cancelOperation } from '@zhengyun/domain/provisioning/cancel-operation.ts';
import { confirmFulfilment } from '@zhengyun/domain/provisioning/confirm-fulfilment.ts';
import { getOperation } from '@zhengyun/domain/provisioning/get-operation.ts';
import { listEvents } from '@zhengyun/domain/provisioning/list-events.ts';
import { listOperations } from '@zhengyun/domain/provisioning/list-operations.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { releaseCloudDeployment } from '@zhengyun/domain/provisioning/release-cloud-deployment.ts';
import { resolveOperation } from '@zhengyun/domain/provisioning/resolve-operation.ts';
import { eventsSchema, operationDetailSchema, operationsPageSchema } from '@zhengyun/domain/provisioning/schemas.ts';
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
    .mutation(({ ctx, input }) => confirmFulfilment(ctx.verb, input)),
  cancel: signedInProcedure
    .input(inputOf(cancelOperation))
    .mutation(({ ctx, input }) => cancelOperation(ctx.verb, input)),
  resolve: signedInProcedure
    .input(inputOf(resolveOperation))
    .mutation(({ ctx, input }) => resolveOperation(ctx.verb, input)),
  deployCloud: signedInProcedure
    .input(inputOf(openCloudDeployment))
    .mutation(({ ctx, input }) => openCloudDeployment(ctx.verb, input)),
  releaseCloudDeployment: signedInProcedure
    .input(inputOf(releaseCloudDeployment))
    .mutation(({ ctx, input }) => releaseCloudDeployment(ctx.verb, input)),
});
