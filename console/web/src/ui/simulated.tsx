import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** Marks what stands on a simulated cluster, so nobody takes it for hardware. */
export function Simulated({ simulated }: { readonly simulated: boolean }) {
  const { t } = useTranslation();
  if (!simulated) return null;
  return (
    <Tooltip title={t('ui.simulatedWhy')}>
      <Tag tabIndex={0}>{t('ui.simulated')}</Tag>
    </Tooltip>
  );
}
