import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** Marks prices that ship as samples; stands wherever such a price is shown. */
export function SamplePrice({ sample }: { readonly sample: boolean }) {
  const { t } = useTranslation();
  if (!sample) return null;
  return (
    <Tooltip title={t('ui.samplePriceWhy')}>
      <Tag color="warning" tabIndex={0}>
        {t('ui.samplePrice')}
      </Tag>
    </Tooltip>
  );
}
