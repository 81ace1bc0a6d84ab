import type { Outputs } from '../../../api/outputs.ts';

export type Explained = Outputs['settlement']['explain'];
/** Lines of one page in the drawer. */
export const LINES_SHOWN = 50;
