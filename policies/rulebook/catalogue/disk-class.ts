import { z } from 'zod';

/** Disk classes as sold: ordinary 1,000–3,000 IOPS, fast 3,000–20,000 IOPS (PRODUCT.md section 4). */
export const DISK_CLASSES = ['ordinary', 'fast'] as const;
export type DiskClass = (typeof DISK_CLASSES)[number];
export const diskClassSchema = z.enum(DISK_CLASSES);
