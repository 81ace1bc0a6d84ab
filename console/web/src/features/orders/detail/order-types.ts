import type { Outputs } from '../../../api/outputs.ts';

/** One request in full, as the server sends it. */
export type Order = Outputs['requests']['get'];
export type OrderLine = Order['lines'][number];
export type OrderStep = Order['steps'][number];
export type OrderOperation = Order['operations'][number];
