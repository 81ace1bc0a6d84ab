import type { Outputs } from '../../api/outputs.ts';

/** Everything an approver decides on, as the server sends it. */
export type Evidence = Outputs['approvals']['evidence'];
export type Effect = Evidence['quota'][number];
export type PoolEffect = Evidence['pool'][number];
