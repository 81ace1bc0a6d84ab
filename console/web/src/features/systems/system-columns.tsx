import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import type { SystemRow } from './system-types.ts';

/** Columns of the list of business systems. */
export function useSystemColumns(): ListColumn<SystemRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'system',
      title: t('systems.system'),
      fields: [
        { name: t('systems.number'), text: (row) => row.number },
        { name: t('systems.name'), text: (row) => row.name },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.name}>
            {row.name}
          </span>
          <span className="zy-faint zy-number zy-nowrap">{row.number}</span>
        </div>
      ),
    },
    {
      key: 'department',
      title: t('systems.department'),
      fields: [{ name: t('systems.department'), text: (row) => row.department.name }],
      render: (_, row) => row.department.name,
    },
    {
      key: 'owner',
      title: t('systems.owner'),
      fields: [{ name: t('systems.owner'), text: (row) => row.ownerName }],
      render: (_, row) => row.ownerName,
    },
    {
      key: 'grade',
      title: t('systems.grade'),
      fields: [{ name: t('systems.grade'), text: (row) => String(row.mlpsGrade) }],
      render: (_, row) => t('systems.gradeN', { n: row.mlpsGrade }),
    },
    {
      key: 'slug',
      title: t('systems.slug'),
      fields: [{ name: t('systems.slug'), text: (row) => row.slug }],
      render: (_, row) => <code className="zy-nowrap">{row.slug}</code>,
    },
    {
      key: 'at',
      title: t('systems.registeredAt'),
      fields: [{ name: t('systems.registeredAt'), text: (row) => formatInstant(row.createdAt) }],
      render: (_, row) => <Instant at={row.createdAt} />,
    },
  ];
}
