import { z } from 'zod';

/** A whole number from 1 to `max`; what is wrong is said by its code, so that forms and files name the same thing. */
export const whole = (max: number) =>
  z
    .int({ error: 'QUANTITY_NOT_WHOLE' })
    .positive({ error: 'QUANTITY_NOT_POSITIVE' })
    .max(max, { error: 'QUANTITY_TOO_LARGE' });

/** A whole number from 0 to `max`. */
export const wholeOrZero = (max: number) =>
  z
    .int({ error: 'QUANTITY_NOT_WHOLE' })
    .nonnegative({ error: 'QUANTITY_NEGATIVE' })
    .max(max, { error: 'QUANTITY_TOO_LARGE' });

/** A whole number from `min` to `max`. */
export const wholeFrom = (min: number, max: number) =>
  z
    .int({ error: 'QUANTITY_NOT_WHOLE' })
    .min(min, { error: 'QUANTITY_TOO_SMALL' })
    .max(max, { error: 'QUANTITY_TOO_LARGE' });
