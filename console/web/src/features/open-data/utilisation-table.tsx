import type { OpenUse } from '@zhengyun/domain/clouds/open/schemas.ts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../ui/format/fen.ts';

interface Props {
  readonly uses: readonly OpenUse[];
  readonly nameOf: (use: OpenUse) => string;
}

/** A share in whole per cent; what is withheld and what nobody knows are said, each in its own word. */
function Percent({ use, share }: { readonly use: OpenUse; readonly share: number | null }) {
  const { t } = useTranslation();
  if (use.withheld) return <span className="zy-faint">{t('openData.withheld')}</span>;
  if (share === null) return <span className="zy-faint">{t('ui.unknown')}</span>;
  return <span className="zy-number">{share} %</span>;
}

/** Each resource of each cloud. */
export function UtilisationTable({ uses, nameOf }: Props) {
  const { t } = useTranslation();
  const percent = (key: 'allocatedPercent' | 'measuredPercent' | 'coveragePercent', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (_: unknown, use: OpenUse) => <Percent use={use} share={use[key]} />,
  });
  return (
    <Table
      aria-label={t('openData.utilisation')}
      rowKey={({ cloud, resource }) => `${cloud} ${resource}`}
      pagination={false}
      dataSource={uses}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'cloud', title: t('openData.cloud'), dataIndex: 'name' },
        { key: 'resource', title: t('openData.resource'), render: (_, use) => nameOf(use) },
        {
          key: 'capacity',
          title: t('openData.capacity'),
          align: 'right',
          render: (_, use) =>
            use.capacity === null ? (
              <Percent use={use} share={null} />
            ) : (
              <span className="zy-number">
                {groupDigits(use.capacity)} {t(`openData.units.${use.resource}`)}
              </span>
            ),
        },
        percent('allocatedPercent', t('openData.allocated')),
        percent('measuredPercent', t('openData.measured')),
        percent('coveragePercent', t('openData.coverage')),
      ]}
    />
  );
}
