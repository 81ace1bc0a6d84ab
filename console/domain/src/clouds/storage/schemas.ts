import { z } from 'zod';

const bandSchema = z.strictObject({ minimum: z.int().min(1).max(10_000_000), maximum: z.int().min(1).max(10_000_000) });
/** IOPS bands of a cloud's two storage classes; fast never promises less than ordinary. */
export const iopsSchema = z
  .strictObject({ ordinary: bandSchema, fast: bandSchema })
  .refine(({ ordinary, fast }) => ordinary.minimum <= ordinary.maximum && fast.minimum <= fast.maximum)
  .refine(({ ordinary, fast }) => ordinary.minimum <= fast.minimum);
