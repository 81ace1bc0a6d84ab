import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../ui/use-names.ts';
import type { Lease, Reclaim } from './reclaim-types.ts';

/** What is held, by whom and where: the columns that leases and reclaims have in common. */
export function useHeldColumns<Row extends Lease | Reclaim>(): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  const names = useNames();
  return [
    {
      title: t('reclaim.resource'),
      key: 'resource',
      render: (_, row) => (
        <div className="zy-two-lines">
          <Link className="zy-number zy-nowrap" to={`/resources/${row.resource.id}`}>
            {row.resource.number}
          </Link>
          <span className="zy-faint">{names.item(row.resource.spec.item)}</span>
        </div>
      ),
    },
    {
      title: t('reclaim.owner'),
      key: 'owner',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{row.department.name}</span>
          <span className="zy-faint">{row.system.name}</span>
        </div>
      ),
    },
    { title: t('reclaim.cloud'), key: 'cloud', render: (_, row) => row.cloud.name },
  ];
}
