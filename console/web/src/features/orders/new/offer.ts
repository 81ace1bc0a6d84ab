import type { Outputs } from '../../../api/outputs.ts';

/** What may be ordered where, as the server says: the form offers nothing by itself. */
export interface Offer {
  readonly systems: Outputs['tenancy']['systems']['items'];
  readonly items: Outputs['catalogue']['list']['items'];
  readonly clouds: Outputs['clouds']['overview']['clouds'];
}
