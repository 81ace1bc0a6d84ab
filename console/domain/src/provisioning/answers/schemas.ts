import { z } from 'zod';
import { idSchema } from '../../verb/wire.ts';
import { operationStateSchema } from '../schemas.ts';

/** An operation that was opened, with its printed number. */
export const openedOperationSchema = z.object({ operationId: idSchema, number: z.string() });
/** A deployment of a cloud; `opened` false: the one that stands for it already. */
export const openedDeploymentSchema = openedOperationSchema.extend({ opened: z.boolean() });
/** An import of a namespace, with the number of the tenancy it becomes. */
export const openedImportSchema = openedOperationSchema.extend({ tenancy: z.string() });
/** A removal; nulls: nothing of it was deployed, so nothing has to be removed. */
export const openedRemovalSchema = z.object({ operationId: idSchema.nullable(), number: z.string().nullable() });
/** A revised cloud; `operationId` null: it is not deployed, and is revised at once. */
export const revisedCloudSchema = z.object({ cloudId: idSchema, operationId: idSchema.nullable() });
/** An operation and the state it came to. */
export const operationStandingSchema = z.object({ operationId: idSchema, state: operationStateSchema });
/** The printed number of the delivery note; null where the lines were not as approved: nothing is delivered, the request is in review again. */
export const confirmedFulfilmentSchema = z.object({ deliveryNote: z.string().nullable() });
/** The request that ended. */
export const declinedFulfilmentSchema = z.object({ requestId: idSchema });
/** The clean-up that was opened. */
export const openedCleanUpSchema = z.object({ operationId: idSchema });
