import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Way through the pages of a list in a drawer: which cursor is shown, and how one goes on and back. */
export function useCursors() {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    cursor: trail.at(-1) ?? null,
    /** How many pages lie before. */
    before: trail.length,
    next: (cursor: string) => setTrail((all) => [...all, cursor]),
    previous: () => setTrail((all) => all.slice(0, -1)),
  };
}

interface PagesProps {
  readonly at: ReturnType<typeof useCursors>;
  readonly size: number;
  readonly page: { readonly items: readonly unknown[]; readonly nextCursor: string | null; readonly total: number };
}

/** Which rows are shown of how many, and the buttons to the pages beside; nothing where all are shown. */
export function Pages({ at, size, page: { items, nextCursor, total } }: PagesProps) {
  const { t } = useTranslation();
  if (at.before === 0 && !nextCursor) return null;
  const from = at.before * size + 1;
  return (
    <Flex justify="space-between" align="center" className="zy-list-footer">
      <span className="zy-faint zy-number" aria-live="polite">
        {t('how.shown', { from, to: from + items.length - 1, total })}
      </span>
      <Flex gap={8}>
        <Button size="small" disabled={at.before === 0} onClick={at.previous}>
          {t('how.previous')}
        </Button>
        <Button size="small" disabled={!nextCursor} onClick={() => nextCursor && at.next(nextCursor)}>
          {t('how.more')}
        </Button>
      </Flex>
    </Flex>
  );
}
