import type { OpenUse } from '@zhengyun/domain/clouds/open/schemas.ts';
import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart.tsx';

interface Props {
  /** Rows of which a figure is published. */
  readonly uses: readonly OpenUse[];
  readonly nameOf: (use: OpenUse) => string;
}

const ROW_HEIGHT = 34;
const FRAME = 64;

const load = async () => (await import('./draw-utilisation.ts')).drawUtilisation;

/** What is allocated and what was measured, side by side for each cloud and resource; the figures stand in the table. */
export function UtilisationChart({ uses, nameOf }: Props) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const drawing = {
    names: uses.map((use) => `${use.name} · ${nameOf(use)}`),
    series: [
      {
        ...{ name: t('openData.allocated'), color: token.colorPrimary },
        shares: uses.map(({ allocatedPercent }) => allocatedPercent),
      },
      {
        ...{ name: t('openData.measured'), color: token.colorPrimaryBorderHover },
        shares: uses.map(({ measuredPercent }) => measuredPercent),
      },
    ],
  };
  const height = uses.length * ROW_HEIGHT + FRAME;
  return <Chart label={t('openData.utilisationChart')} height={height} drawing={drawing} load={load} />;
}
