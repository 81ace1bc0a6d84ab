import type { Outputs } from '../../api/outputs.ts';

export type Webhook = Outputs['webhooks']['list'][number];
export type Delivery = Outputs['webhooks']['deliveries']['items'][number];
