import type { Outputs } from '../../api/outputs.ts';

export type Asset = Outputs['assets']['list']['items'][number];
export type AssetDetail = Outputs['assets']['get'];
