import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart.tsx';
import type { Pool } from './capacity-panel.tsx';

interface Props {
  readonly pool: Pool;
  readonly label: string;
}

const ROW_HEIGHT = 34;
const FRAME = 56;

const load = async () => (await import('./draw-bars.ts')).drawBars;

/** Booked, reserved and left of one pool as shares of its total, one bar a dimension. */
export function CapacityChart({ pool, label }: Props) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const sharesOf = (part: 'booked' | 'reserved' | 'left') => pool.lines.map((line) => share(line, part));
  const drawing = {
    names: pool.lines.map(({ dimension }) => t(`words.dimension.${dimension}`)),
    series: [
      { name: t('clouds.booked'), color: token.colorPrimary, shares: sharesOf('booked') },
      { name: t('clouds.reserved'), color: token.colorPrimaryBorderHover, shares: sharesOf('reserved') },
      { name: t('clouds.left'), color: token.colorFill, shares: sharesOf('left') },
    ],
  };
  return <Chart label={label} height={pool.lines.length * ROW_HEIGHT + FRAME} drawing={drawing} load={load} />;
}

/** Whole units as a percentage with one decimal; a pool that is oversold has nothing left. */
function share(line: Pool['lines'][number], part: 'booked' | 'reserved' | 'left'): number {
  const total = BigInt(line.total);
  const units = BigInt(line[part]);
  if (total <= 0n || units <= 0n) return 0;
  return Number((units * 1_000n) / total) / 10;
}
