import type { Outputs } from '../../api/outputs.ts';

export type Reclaim = Outputs['reclaim']['list']['items'][number];
export type Lease = Outputs['reclaim']['leases']['items'][number];
export type WorkingDay = Outputs['reclaim']['workingDays']['items'][number];
