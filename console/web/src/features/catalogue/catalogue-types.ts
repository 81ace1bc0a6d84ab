import type { Outputs } from '../../api/outputs.ts';

export type Catalogue = Outputs['catalogue']['list'];
export type Item = Catalogue['items'][number];
export type Place = Item['places'][number];
