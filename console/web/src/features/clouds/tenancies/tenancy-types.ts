import type { Outputs } from '../../../api/outputs.ts';

/** One tenancy with all that is in it, as the server sends it. */
export type Tenancy = Outputs['tenancy']['get'];
