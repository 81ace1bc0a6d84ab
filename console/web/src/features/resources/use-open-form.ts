import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Forms of a resource that open by their name in the address, so that a draft, a notice and a new sign-in lead back to them. */
export type ResourceFormName = 'resize' | 'release' | 'extend';

/** The form that the address names, and how to open and close one. */
export function useOpenForm() {
  const [search, setSearch] = useSearchParams();
  const show = useCallback(
    (form: ResourceFormName | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (form) next.set('form', form);
          else next.delete('form');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { form: search.get('form'), show, close: useCallback(() => show(null), [show]) };
}
