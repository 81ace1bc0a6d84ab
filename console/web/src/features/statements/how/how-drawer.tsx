import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureView } from './figure-view.tsx';
import { LineView } from './line-view.tsx';
import type { useHow } from './use-how.ts';

interface HowDrawerProps {
  readonly statementId: string;
  readonly of: ReturnType<typeof useHow>;
}

/** "How was this made": one figure of a statement, or one line of it. */
export function HowDrawer({ statementId, of: { how, close, ...show } }: HowDrawerProps) {
  const { t } = useTranslation();
  const { figure, lineId } = how;
  const title = figure && !lineId ? `${t('statements.how')} · ${t(`how.figure.${figure}`)}` : t('statements.how');
  return (
    <Drawer
      open={figure !== null || lineId !== null}
      size="min(960px, 94vw)"
      onClose={close}
      title={title}
      destroyOnHidden
    >
      {figure && lineId ? (
        <Button size="small" onClick={() => show.showFigure(figure)}>
          {t('how.back', { figure: t(`how.figure.${figure}`) })}
        </Button>
      ) : null}
      {lineId ? <LineView key={lineId} statementId={statementId} lineId={lineId} /> : null}
      {figure && !lineId ? <FigureView key={figure} statementId={statementId} figure={figure} show={show} /> : null}
    </Drawer>
  );
}
