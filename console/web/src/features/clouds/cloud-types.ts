import type { Outputs } from '../../api/outputs.ts';

/** One of the 1+N+M with its zones, as the server sends it. */
export type Cloud = Outputs['clouds']['overview']['clouds'][number];
export type Zone = Cloud['zones'][number];
