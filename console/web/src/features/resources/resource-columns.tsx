import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { ResourceStatus } from '../../ui/status/resource-status.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useSpecText } from '../../ui/use-spec-text.ts';
import { Xinchuang } from '../../ui/xinchuang.tsx';

type Row = Outputs['resources']['list']['items'][number];

function useWhatColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  const names = useNames();
  const specText = useSpecText();
  return [
    {
      title: t('resources.number'),
      key: 'number',
      fields: [
        { name: t('resources.number'), text: (row) => row.number },
        { name: t('ui.item'), text: (row) => names.item(row.spec.item) },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Link to={`/resources/${row.id}`} className="zy-number">
            {row.number}
          </Link>
          <span className="zy-faint">{names.item(row.spec.item)}</span>
        </div>
      ),
    },
    {
      title: t('resources.state'),
      key: 'state',
      fields: [{ name: t('resources.state'), text: (row) => t(`words.resourceState.${row.state}`) }],
      render: (_, row) => <ResourceStatus state={row.state} />,
    },
    {
      title: t('resources.spec'),
      key: 'spec',
      fields: [{ name: t('resources.spec'), text: (row) => specText(row.spec) }],
      render: (_, row) => <div className="zy-spec">{specText(row.spec)}</div>,
    },
  ];
}

function useWhereColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('resources.place'),
      key: 'place',
      fields: [
        { name: t('resources.place'), text: (row) => row.cloud.name },
        { name: t('ui.zone'), text: (row) => row.tenancy.zone },
        { name: t('ui.xinchuang'), text: (row) => t(row.xinchuang ? 'ui.yes' : 'ui.no') },
      ],
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
      fields: [
        { name: t('resources.system'), text: (row) => row.system.name },
        { name: t('ui.department'), text: (row) => row.department.name },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.system.name}>
            {row.system.name}
          </span>
          <span className="zy-faint zy-clip">{row.department.name}</span>
        </div>
      ),
    },
    {
      title: t('resources.readyAt'),
      key: 'ready',
      fields: [{ name: t('resources.readyAt'), text: (row) => row.readyAt && formatInstant(row.readyAt) }],
      render: (_, row) => <Instant at={row.readyAt} />,
    },
  ];
}

/** Columns of the list of resources. */
export function useResourceColumns(): ListColumn<Row>[] {
  return [...useWhatColumns(), ...useWhereColumns()];
}
