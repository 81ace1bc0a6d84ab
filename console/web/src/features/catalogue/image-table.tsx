import { HOST_IMAGES } from '@zhengyun/rulebook/catalogue/host-images.ts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { Xinchuang } from '../../ui/xinchuang.tsx';

/** The operating systems that hosts can be delivered with, where the cloud has a service of images. */
export function ImageTable() {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  return (
    <Panel title={t('catalogue.images')}>
      <p className="zy-faint">{t('catalogue.imagesWhy')}</p>
      <Table
        aria-label={t('catalogue.images')}
        size="small"
        rowKey="code"
        dataSource={[...HOST_IMAGES]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('spec.operatingSystem'), key: 'name', dataIndex: 'name' },
          {
            title: t('catalogue.imageFor'),
            key: 'for',
            render: (_, { domestic }) => (domestic ? <Xinchuang xinchuang /> : t('catalogue.imageNotXinchuang')),
          },
          {
            title: t('clouds.architecture'),
            key: 'architecture',
            render: (_, { architecture }) => t(`spec.architecture.${architecture}`),
          },
          { title: t('catalogue.imageDisk'), key: 'disk', dataIndex: 'minimumDiskGb', align: 'right' },
          { title: t('spec.imageAccountShort'), key: 'account', render: (_, { account }) => <code>{account}</code> },
          {
            title: t('catalogue.imageSupport'),
            key: 'support',
            render: (_, { endOfSupport }) => endOfSupport ?? t('catalogue.imageSupportOpen'),
          },
          { title: t('catalogue.imagePath'), key: 'path', render: (_, { path }) => <code>{path}</code> },
        ]}
        footer={(images) =>
          [...new Set(images.map(({ hardening }) => bilingual(hardening)))].join(t('catalogue.comma'))
        }
      />
    </Panel>
  );
}
