import type { Outputs } from '../../api/outputs.ts';

export type Transfer = Outputs['transfers']['list']['items'][number];
export type TransferStep = Transfer['steps'][number];
export type MovedResource = Outputs['transfers']['get']['resources'][number];
export type TransferDetail = Outputs['transfers']['get'];
export type TransferEvidence = Outputs['transfers']['evidence'];
