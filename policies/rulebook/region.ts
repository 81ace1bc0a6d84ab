import { z } from 'zod';

/** Regions that policy treats apart (F14): 珠三角, the Pearl River Delta's nine cities, and 粤东西北, the other twelve. */
export const REGIONS = ['pearl-river-delta', 'east-west-north'] as const;
export type Region = (typeof REGIONS)[number];
export const regionSchema = z.enum(REGIONS);
