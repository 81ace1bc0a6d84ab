import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { addWebhookWith, type WebhookPorts } from '@zhengyun/domain/webhooks/add-webhook.ts';
import { enableWebhook } from '@zhengyun/domain/webhooks/enable-webhook.ts';
import { listDeliveries } from '@zhengyun/domain/webhooks/list-deliveries.ts';
import { listWebhooks } from '@zhengyun/domain/webhooks/list-webhooks.ts';
import { removeWebhook } from '@zhengyun/domain/webhooks/remove-webhook.ts';
import { replayDelivery } from '@zhengyun/domain/webhooks/replay-delivery.ts';
import {
  addedWebhookSchema,
  addWebhookSchema,
  changedWebhookSchema,
  deliveryPageSchema,
  openedDeliverySchema,
  webhooksSchema,
} from '@zhengyun/domain/webhooks/schemas.ts';
import { testWebhook } from '@zhengyun/domain/webhooks/test-webhook.ts';
import type { ServerContext } from '../context.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What secrets are sealed by, and where webhooks may go; a server without a key file takes none. */
function portsOf({ credentials }: Pick<ServerContext, 'credentials'>): WebhookPorts {
  if (!credentials) throw new DomainError('CREDENTIAL_REFUSED', { reason: 'NO_KEY', field: 'ZHENGYUN_KEY_FILE' });
  const { secrets, allowed, webhookHosts = [] } = credentials;
  return { secrets, allowed: { hosts: webhookHosts, loopback: allowed.loopback } };
}

/** Where a department's or the operator's own system hears of notices, and what arrived there. */
export const webhooksRouter = router({
  list: signedInProcedure.output(webhooksSchema).query(({ ctx }) => listWebhooks(ctx.verb, undefined)),
  deliveries: signedInProcedure
    .input(inputOf(listDeliveries))
    .output(deliveryPageSchema)
    .query(({ ctx, input }) => listDeliveries(ctx.verb, input)),
  add: signedInProcedure
    .input(inputOf({ definition: { input: addWebhookSchema } }))
    .output(addedWebhookSchema)
    .mutation(({ ctx, input }) => addWebhookWith(portsOf(ctx))(ctx.verb, input)),
  enable: signedInProcedure
    .input(inputOf(enableWebhook))
    .output(changedWebhookSchema)
    .mutation(({ ctx, input }) => enableWebhook(ctx.verb, input)),
  test: signedInProcedure
    .input(inputOf(testWebhook))
    .output(openedDeliverySchema)
    .mutation(({ ctx, input }) => testWebhook(ctx.verb, input)),
  remove: signedInProcedure
    .input(inputOf(removeWebhook))
    .output(changedWebhookSchema)
    .mutation(({ ctx, input }) => removeWebhook(ctx.verb, input)),
  replay: signedInProcedure
    .input(inputOf(replayDelivery))
    .output(openedDeliverySchema)
    .mutation(({ ctx, input }) => replayDelivery(ctx.verb, input)),
});
