import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Opens how a figure was made; `what` names the figure to those who can't see beside what it stands. */
export function HowButton({ what, onShow }: { readonly what: string; readonly onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <Button type="link" size="small" onClick={onShow} aria-label={t('statements.howOf', { what })}>
      {t('statements.how')}
    </Button>
  );
}
