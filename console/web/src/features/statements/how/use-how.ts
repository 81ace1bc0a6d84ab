import { FIGURES, type Figure } from '@zhengyun/domain/settlement/explain/schemas.ts';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What the drawer tells of: a figure of the statement, or one of its lines, opened from a figure's lines or by itself. */
export interface How {
  readonly figure: Figure | null;
  readonly lineId: string | null;
}

const FIGURE = 'how';
const LINE = 'line';

/** Which figure is open, kept in the address so that a link shows a colleague the same. */
export function useHow() {
  const [search, setSearch] = useSearchParams();
  const named = search.get(FIGURE);
  const how: How = { figure: FIGURES.find((figure) => figure === named) ?? null, lineId: search.get(LINE) };
  const go = useCallback(
    ({ figure, lineId }: How) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of [
          [FIGURE, figure],
          [LINE, lineId],
        ] as const)
          if (value) next.set(name, value);
          else next.delete(name);
        return next;
      }),
    [setSearch],
  );
  return {
    how,
    showFigure: (figure: Figure) => go({ figure, lineId: null }),
    /** With the figure it was opened from, which one goes back to. */
    showLine: (lineId: string, figure: Figure | null = null) => go({ figure, lineId }),
    close: () => go({ figure: null, lineId: null }),
  };
}
export type ShowHow = Pick<ReturnType<typeof useHow>, 'showFigure' | 'showLine'>;
