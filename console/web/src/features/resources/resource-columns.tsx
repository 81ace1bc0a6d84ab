import { Flex, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { Instant } from '../../ui/instant.tsx';
import { ResourceStatus } from '../../ui/status/resource-status.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useSpecText } from '../../ui/use-spec-text.ts';
import { Xinchuang } from '../../ui/xinchuang.tsx';

type Row = Outputs['resources']['list']['items'][number];

/** Columns of the list of resources. */
export function useResourceColumns(): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  const names = useNames();
  const specText = useSpecText();
  return [
    {
      title: t('resources.number'),
      key: 'number',
      render: (_, row) => (
        <div className="zy-two-lines">
          <Link to={`/resources/${row.id}`} className="zy-number">
            {row.number}
          </Link>
          <span className="zy-faint">{names.item(row.spec.item)}</span>
        </div>
      ),
    },
    { title: t('resources.state'), key: 'state', render: (_, row) => <ResourceStatus state={row.state} /> },
    {
      title: t('resources.spec'),
      key: 'spec',
      render: (_, row) => <div className="zy-spec">{specText(row.spec)}</div>,
    },
    {
      title: t('resources.place'),
      key: 'place',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{row.cloud.name}</span>
          <Flex gap={6}>
            <span className="zy-faint">{row.tenancy.zone}</span>
            <Xinchuang xinchuang={row.xinchuang} />
          </Flex>
        </div>
      ),
    },
    {
      title: t('resources.system'),
      key: 'system',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.system.name}>
            {row.system.name}
          </span>
          <span className="zy-faint zy-clip">{row.department.name}</span>
        </div>
      ),
    },
    { title: t('resources.readyAt'), key: 'ready', render: (_, row) => <Instant at={row.readyAt} /> },
  ];
}
