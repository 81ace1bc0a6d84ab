import type { Outputs } from '../../api/outputs.ts';

export type Session = Outputs['session']['open']['items'][number];
