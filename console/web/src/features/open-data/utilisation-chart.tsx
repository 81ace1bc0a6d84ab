import type { OpenUse } from '@zhengyun/domain/clouds/open/schemas.ts';
import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Rows of which a figure is published. */
  readonly uses: readonly OpenUse[];
  readonly nameOf: (use: OpenUse) => string;
}

const ROW_HEIGHT = 34;
const FRAME = 64;

/** What is allocated and what was measured, side by side for each cloud and resource. ECharts is fetched when it is drawn; the figures stand in the table. */
export function UtilisationChart({ uses, nameOf }: Props) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    const draw = async () => {
      const { drawUtilisation } = await import('./draw-utilisation.ts');
      if (gone || !place.current) return;
      chart = drawUtilisation(place.current, {
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
  }, [uses, nameOf, token, t]);
  const style = { height: uses.length * ROW_HEIGHT + FRAME, width: '100%' };
  return <div ref={place} role="img" aria-label={t('openData.utilisationChart')} style={style} />;
}
