import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { Quantity } from './use-columns.tsx';

type Refused = Outputs['metering']['refused']['items'][number];

/** Columns of the list of readings that came after their month was closed. */
export function useRefusedColumns(): ListColumn<Refused>[] {
  return [...useReadingColumns(), ...useAnswerColumns()];
}

function useReadingColumns(): ListColumn<Refused>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'at',
      title: t('usage.at'),
      fields: [{ name: t('usage.at'), text: ({ at }) => formatInstant(at) }],
      render: (_, { at }) => <Instant at={at} precision="second" />,
    },
    {
      key: 'resource',
      title: t('usage.resource'),
      fields: [
        { name: t('usage.resource'), text: ({ resource }) => resource.number },
        { name: t('usage.department'), text: ({ department }) => department.name },
      ],
      render: (_, { resource, department }) => (
        <div className="zy-two-lines">
          <span className="zy-number">{resource.number}</span>
          <span className="zy-faint">{department.name}</span>
        </div>
      ),
    },
    {
      key: 'quantity',
      title: t('usage.original'),
      align: 'right',
      fields: [
        { name: t('usage.meterName'), text: ({ meter }) => t(`usage.meter.${meter}`) },
        { name: t('usage.original'), text: ({ quantity }) => quantity },
        { name: t('usage.unitName'), text: ({ unit }) => unit },
      ],
      render: (_, { meter, quantity, unit }) => (
        <div className="zy-two-lines">
          <Quantity text={quantity} unit={unit} />
          <span className="zy-faint">{t(`usage.meter.${meter}`)}</span>
        </div>
      ),
    },
    {
      key: 'source',
      title: t('usage.source'),
      fields: [
        { name: t('usage.source'), text: ({ source }) => source },
        { name: t('usage.eventId'), text: ({ eventId }) => eventId },
      ],
      render: (_, { source, eventId }) => (
        <div className="zy-two-lines">
          <span>{source}</span>
          <span className="zy-faint zy-clip" title={eventId}>
            {eventId}
          </span>
        </div>
      ),
    },
  ];
}

/** When it was refused, and what somebody said becomes of it. */
function useAnswerColumns(): ListColumn<Refused>[] {
  const { t } = useTranslation();
  const standing = ({ answered }: Refused) => t(answered ? 'usage.refusedAnswered' : 'usage.refusedOpen');
  return [
    {
      key: 'refused',
      title: t('usage.refusedAt'),
      fields: [
        { name: t('usage.refusedAt'), text: ({ refusedAt }) => formatInstant(refusedAt) },
        { name: t('usage.refusedTimes', { count: 1 }), text: ({ times }) => String(times) },
      ],
      render: (_, { refusedAt, times }) => (
        <div className="zy-two-lines">
          <Instant at={refusedAt} precision="second" />
          <span className="zy-faint">{t('usage.refusedTimes', { count: times })}</span>
        </div>
      ),
    },
    {
      key: 'standing',
      title: t('usage.standing'),
      fields: [{ name: t('usage.standing'), text: standing }],
      render: (_, refused) => <Status tone={refused.answered ? 'ended' : 'attention'}>{standing(refused)}</Status>,
    },
    {
      key: 'answer',
      title: t('usage.refusedAnswer'),
      fields: [{ name: t('usage.refusedAnswer'), text: ({ answered }) => answered?.why ?? '' }],
      render: (_, { answered }) =>
        answered ? (
          <div className="zy-two-lines">
            <span>{answered.why}</span>
            <span className="zy-faint">
              {answered.by} <Instant at={answered.at} />
            </span>
          </div>
        ) : (
          '–'
        ),
    },
  ];
}
