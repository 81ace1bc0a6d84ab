import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { DecideEntry } from './decide-entry.tsx';
import { Quantity } from './use-columns.tsx';
import { WithdrawEntry } from './withdraw-entry.tsx';

export type Entry = Outputs['metering']['entries']['items'][number];
const TONES = { proposed: 'waiting', confirmed: 'good', refused: 'bad', withdrawn: 'ended' } as const;

/** Columns of what people entered and proposed. */
export function useEntryColumns(): ListColumn<Entry>[] {
  return [...useUseColumns(), ...useWordColumns()];
}

/** What is decided and of which use. */
function useUseColumns(): ListColumn<Entry>[] {
  const { t } = useTranslation();
  const meter = (entry: Entry) => t(`usage.meter.${entry.meter}`);
  return [
    {
      key: 'state',
      title: t('usage.state'),
      fields: [{ name: t('usage.state'), text: ({ state }) => t(`usage.states.${state}`) }],
      render: (_, { state }) => <Status tone={TONES[state]}>{t(`usage.states.${state}`)}</Status>,
    },
    {
      key: 'kind',
      title: t('usage.kind'),
      fields: [{ name: t('usage.kind'), text: ({ kind }) => t(`usage.kinds.${kind}`) }],
      render: (_, { kind }) => t(`usage.kinds.${kind}`),
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
      key: 'meter',
      title: t('usage.meterName'),
      fields: [{ name: t('usage.meterName'), text: meter }],
      render: (_, entry) => meter(entry),
    },
    {
      key: 'quantity',
      title: t('usage.rightly'),
      align: 'right',
      fields: [{ name: t('usage.rightly'), text: ({ quantity }) => quantity }],
      render: (_, { quantity, unit }) => (quantity === null ? '—' : <Quantity text={quantity} unit={unit} />),
    },
    {
      key: 'at',
      title: t('usage.at'),
      fields: [{ name: t('usage.at'), text: ({ at }) => formatInstant(at) }],
      render: (_, { at }) => <Instant at={at} />,
    },
  ];
}

/** Why, by whom, and the second person's word. */
function useWordColumns(): ListColumn<Entry>[] {
  const { t } = useTranslation();
  const people = ({ proposedBy, decidedBy }: Entry) => `${proposedBy.name} → ${decidedBy?.name ?? '…'}`;
  return [
    {
      key: 'reason',
      title: t('usage.reason'),
      fields: [
        { name: t('usage.reason'), text: ({ reason }) => reason },
        { name: t('usage.evidence'), text: ({ evidence }) => evidence },
      ],
      render: (_, { reason, evidence }) => (
        <div className="zy-two-lines">
          <span>{reason}</span>
          <span className="zy-faint">{evidence}</span>
        </div>
      ),
    },
    {
      key: 'people',
      title: t('usage.people'),
      fields: [{ name: t('usage.people'), text: people }],
      render: (_, entry) => people(entry),
    },
    {
      key: 'acts',
      title: '',
      render: (_, entry) => {
        if (entry.mayWithdraw) return <WithdrawEntry entry={entry} />;
        return entry.mayDecide ? <DecideEntry entry={entry} /> : null;
      },
    },
  ];
}
