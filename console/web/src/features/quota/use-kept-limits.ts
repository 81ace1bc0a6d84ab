import { useState } from 'react';
import { z } from 'zod';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import type { QuotaNode } from './quota-types.ts';

const unitsSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .nullable();
const limitsSchema = z.object({ limit: unitsSchema, soft: unitsSchema, oversubscribe: z.boolean() });
type Limits = z.output<typeof limitsSchema>;
/** What is held, with the limits it was typed over. */
const heldSchema = z.object({ over: limitsSchema, typed: limitsSchema });

interface KeptLimits {
  readonly limits: Limits;
  readonly setLimits: (changed: Partial<Limits>) => void;
  readonly forget: () => void;
}

/**
 * Limits of one place as they are typed, held in this browser until they are set or given up: signing in again leaves the page. What was typed
 * over limits that somebody has changed since is not shown, since it answers figures that no longer stand.
 */
export function useKeptLimits(form: string, { limit, soft, oversubscribe }: QuotaNode): KeptLimits {
  const [text, hold] = useKeptText(`${form}.limits`);
  const over: Limits = { limit, soft, oversubscribe };
  const [held, setHeld] = useState(() => heldSchema.safeParse(parsed(text)).data ?? null);
  const limits = held && isSame(held.over, over) ? held.typed : over;
  return {
    limits,
    setLimits(changed) {
      const next = { over, typed: { ...limits, ...changed } };
      setHeld(next);
      hold(JSON.stringify(next));
    },
    forget() {
      setHeld(null);
      hold('');
    },
  };
}

const isSame = (one: Limits, other: Limits) => JSON.stringify(one) === JSON.stringify(other);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
