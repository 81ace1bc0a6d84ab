import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/page/panel.tsx';

/** The same as files, and what their fields mean. */
export function Downloads({ day }: { readonly day: string | null }) {
  const { t } = useTranslation();
  const query = day === null ? '' : `?${new URLSearchParams({ at: day })}`;
  const files = {
    pricesJson: `/public/prices.json${query}`,
    pricesCsv: `/public/prices.csv${query}`,
    versionsCsv: '/public/price-versions.csv',
    schema: '/public/prices.schema.json',
  } as const;
  return (
    <Panel title={t('openData.downloads')}>
      <Flex gap={16} wrap>
        {Object.entries(files).map(([name, path]) => (
          <a key={name} href={path}>
            {t(`openData.${name as keyof typeof files}`)}
          </a>
        ))}
      </Flex>
      <p className="zy-faint">{t('openData.reuse')}</p>
    </Panel>
  );
}
