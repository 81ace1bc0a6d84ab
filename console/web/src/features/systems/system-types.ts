import type { Outputs } from '../../api/outputs.ts';

export type SystemRow = Outputs['tenancy']['systems']['items'][number];
