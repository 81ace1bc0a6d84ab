import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';

interface ListState {
  readonly trail: readonly string[];
}

function trailOf(state: unknown): readonly string[] {
  const trail = (state as ListState | null)?.trail;
  return Array.isArray(trail) ? trail : [];
}

/**
 * Filters and page of a list, kept in the address so that a link shows a colleague the same thing. The cursors of earlier
 * pages are kept in the history entry: who arrives by link on a later page can go to the first one instead of back.
 */
export function useListAddress() {
  const location = useLocation();
  const navigate = useNavigate();
  const search = useMemo(() => new URLSearchParams(location.search), [location.search]);
  const trail = trailOf(location.state);
  const go = useCallback(
    (next: URLSearchParams, nextTrail: readonly string[] = []) => {
      const text = next.toString();
      void navigate({ search: text === '' ? '' : `?${text}` }, { state: { trail: nextTrail } });
    },
    [navigate],
  );
  const turnTo = (cursor: string | null, nextTrail: readonly string[]) => {
    const next = new URLSearchParams(search);
    if (cursor) next.set('cursor', cursor);
    else next.delete('cursor');
    go(next, nextTrail);
  };
  const cursor = search.get('cursor');
  return {
    cursor,
    onFirstPage: cursor === null,
    canGoBack: trail.length > 0,
    filter: (name: string) => search.get(name) ?? undefined,
    /** Whether any filter beside the page is set. */
    filtered: [...search.keys()].some((key) => key !== 'cursor'),
    /** Sets filters (undefined or '' clears one) and returns to the first page. */
    setFilters: (filters: Readonly<Record<string, string | undefined>>) => {
      const next = new URLSearchParams(search);
      next.delete('cursor');
      for (const [name, value] of Object.entries(filters)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      go(next);
    },
    clear: () => go(new URLSearchParams()),
    /** The filters as one text, without the page: what a saved view keeps. */
    get filters() {
      const filters = new URLSearchParams(search);
      filters.delete('cursor');
      return filters.toString();
    },
    /** Sets all filters to those of `filters`, on the first page. */
    openFilters: (filters: string) => go(new URLSearchParams(filters)),
    next: (nextCursor: string) => turnTo(nextCursor, [...trail, cursor ?? '']),
    previous: () => turnTo(trail.at(-1) || null, trail.slice(0, -1)),
    first: () => turnTo(null, []),
  };
}
export type ListAddress = ReturnType<typeof useListAddress>;
