import type { Outputs } from '../../api/outputs.ts';

/** One resource in full, as the server sends it. */
export type Resource = Outputs['resources']['get'];
