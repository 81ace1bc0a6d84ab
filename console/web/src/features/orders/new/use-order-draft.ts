import { useEffect, useState } from 'react';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { clearDraft, readDraft, writeDraft } from './order-draft.ts';
import type { OrderValues } from './order-values.ts';

/** Reads the person's draft once, and keeps what is typed half a second after typing pauses, until `stop` is called. */
export function useOrderDraft(personId: string, values: OrderValues | undefined, dirty: boolean) {
  const [restored] = useState(() => readDraft(personId));
  const [savedAt, setSavedAt] = useState(restored?.savedAt ?? null);
  const settled = useDebounced(values, 500);
  useEffect(() => {
    if (!dirty || !settled) return;
    const at = new Date().toISOString();
    if (writeDraft(personId, { savedAt: at, values: settled })) setSavedAt(at);
  }, [personId, settled, dirty]);
  return {
    restored,
    savedAt,
    discard: () => {
      clearDraft(personId);
      setSavedAt(null);
    },
  };
}
