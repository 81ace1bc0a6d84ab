import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pool } from './capacity-panel.tsx';

interface Props {
  readonly pool: Pool;
  readonly label: string;
}

const ROW_HEIGHT = 34;
const FRAME = 56;

/** Booked, reserved and left of one pool as shares of its total, one bar a dimension. ECharts is fetched when the first one is drawn. */
export function CapacityChart({ pool, label }: Props) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    const draw = async () => {
      const { drawBars } = await import('./draw-bars.ts');
      if (gone || !place.current) return;
      chart = drawBars(place.current, {
        names: pool.lines.map(({ dimension }) => t(`words.dimension.${dimension}`)),
        series: [
          {
            name: t('clouds.booked'),
            color: token.colorPrimary,
            shares: pool.lines.map((line) => share(line, 'booked')),
          },
          {
            name: t('clouds.reserved'),
            color: token.colorPrimaryBorderHover,
            shares: pool.lines.map((line) => share(line, 'reserved')),
          },
          { name: t('clouds.left'), color: token.colorFill, shares: pool.lines.map((line) => share(line, 'left')) },
        ],
        text: token.colorText,
        font: token.fontFamily,
      });
    };
    void draw();
    window.addEventListener('resize', resize);
    return () => {
      gone = true;
      window.removeEventListener('resize', resize);
      chart?.dispose();
    };
  }, [pool, token, t]);
  const style = { height: pool.lines.length * ROW_HEIGHT + FRAME, width: '100%' };
  return <div ref={place} role="img" aria-label={label} style={style} />;
}

/** Whole units as a percentage with one decimal; a pool that is oversold has nothing left. */
function share(line: Pool['lines'][number], part: 'booked' | 'reserved' | 'left'): number {
  const total = BigInt(line.total);
  const units = BigInt(line[part]);
  if (total <= 0n || units <= 0n) return 0;
  return Number((units * 1_000n) / total) / 10;
}
