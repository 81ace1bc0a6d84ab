import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { formatInstant } from '../../../ui/format/instant.ts';
import { Instant } from '../../../ui/instant.tsx';
import type { ListColumn } from '../../../ui/list/list-column.ts';
import { Xinchuang } from '../../../ui/xinchuang.tsx';
import { TenancyStatus } from './tenancy-status.tsx';

type Row = Outputs['tenancy']['list']['items'][number];

function Place({ row }: { readonly row: Row }) {
  const { cloud, zone, xinchuang } = row;
  return (
    <div className="zy-two-lines">
      <Link to={`/clouds/${cloud.slug}`}>{cloud.name}</Link>
      <Flex gap={6}>
        <span className="zy-faint">{zone.name}</span>
        <Xinchuang xinchuang={xinchuang} />
      </Flex>
    </div>
  );
}

/** Columns of the list of tenancies. */
export function useTenancyColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('clouds.tenancy'),
      key: 'number',
      fields: [
        { name: t('clouds.number'), text: ({ number }) => number },
        { name: t('clouds.namespace'), text: ({ slug }) => slug },
      ],
      render: (_, { id, number, slug }) => (
        <div className="zy-two-lines">
          <Link to={`/tenancies/${id}`} className="zy-number">
            {number}
          </Link>
          <code className="zy-code zy-faint">{slug}</code>
        </div>
      ),
    },
    {
      title: t('clouds.state'),
      key: 'state',
      fields: [{ name: t('clouds.state'), text: ({ state }) => t(`clouds.tenancyState.${state}`) }],
      render: (_, { state }) => <TenancyStatus state={state} />,
    },
    {
      title: t('clouds.system'),
      key: 'system',
      fields: [{ name: t('clouds.system'), text: ({ system }) => system.name }],
      render: (_, { system }) => system.name,
    },
    {
      title: t('clouds.department'),
      key: 'department',
      fields: [{ name: t('clouds.department'), text: ({ department }) => department.name }],
      render: (_, { department }) => department.name,
    },
    {
      title: t('clouds.cloud'),
      key: 'cloud',
      fields: [
        { name: t('clouds.cloud'), text: ({ cloud }) => cloud.name },
        { name: t('clouds.zone'), text: ({ zone }) => zone.name },
        { name: t('ui.xinchuang'), text: ({ xinchuang }) => t(xinchuang ? 'ui.yes' : 'ui.no') },
      ],
      render: (_, row) => <Place row={row} />,
    },
    {
      title: t('tenancies.opened'),
      key: 'opened',
      fields: [{ name: t('tenancies.opened'), text: ({ createdAt }) => formatInstant(createdAt) }],
      render: (_, { createdAt }) => <Instant at={createdAt} />,
    },
  ];
}
