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
 * Limits of one place as they are typed, held in this browser until they are set: signing in again leaves the page. What was typed over limits
 * that somebody has changed since is dropped, since it answers figures that no longer stand.
 */
export function useKeptLimits(form: string, { limit, soft, oversubscribe }: QuotaNode): KeptLimits {
  const [text, hold] = useKeptText(`${form}.limits`);
  const over: Limits = { limit, soft, oversubscribe };
  const [typed, setTyped] = useState(() => heldOver(text, over));
  const limits = typed ?? over;
  return {
    limits,
    setLimits(changed) {
      const next = { ...limits, ...changed };
      setTyped(next);
      hold(JSON.stringify({ over, typed: next }));
    },
    forget() {
      setTyped(null);
      hold('');
    },
  };
}

/** What was typed, if over these limits; null: nothing was, or over others, or the browser holds something else. */
function heldOver(text: string, over: Limits): Limits | null {
  const held = heldSchema.safeParse(parsed(text)).data;
  return held && JSON.stringify(held.over) === JSON.stringify(over) ? held.typed : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
