import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { AmendUse } from './amend-use.tsx';

export type Use = Outputs['metering']['uses']['items'][number];

/** Whether a use counts as it came. */
export function standingOf({ counts, original }: Use): 'asItCame' | 'corrected' | 'withdrawn' {
  if (counts === null) return 'withdrawn';
  return counts === original ? 'asItCame' : 'corrected';
}
const TONES = { asItCame: 'good', corrected: 'attention', withdrawn: 'ended' } as const;

/** Columns of the list of readings; `engineer` may amend them. */
export function useUseColumns(engineer: boolean): ListColumn<Use>[] {
  return [...useReadingColumns(), ...useCountingColumns(engineer)];
}

/** Of what a reading is. */
function useReadingColumns(): ListColumn<Use>[] {
  const { t } = useTranslation();
  const meter = (use: Use) => t(`usage.meter.${use.meter}`);
  return [
    {
      key: 'at',
      title: t('usage.at'),
      fields: [{ name: t('usage.at'), text: (use) => formatInstant(use.at) }],
      render: (_, use) => <Instant at={use.at} precision="second" />,
    },
    {
      key: 'resource',
      title: t('usage.resource'),
      fields: [
        { name: t('usage.resource'), text: (use) => use.resource.number },
        { name: t('usage.department'), text: (use) => use.department.name },
      ],
      render: (_, use) => (
        <div className="zy-two-lines">
          <span className="zy-number">{use.resource.number}</span>
          <span className="zy-faint">{use.department.name}</span>
        </div>
      ),
    },
    {
      key: 'meter',
      title: t('usage.meterName'),
      fields: [{ name: t('usage.meterName'), text: meter }],
      render: (_, use) => meter(use),
    },
  ];
}

/** What it said, what counts of it, and who said so. */
function useCountingColumns(engineer: boolean): ListColumn<Use>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'original',
      title: t('usage.original'),
      align: 'right',
      fields: [
        { name: t('usage.original'), text: (use) => use.original },
        { name: t('usage.unitName'), text: (use) => use.unit },
      ],
      render: (_, use) => <Quantity text={use.original} unit={use.unit} struck={use.counts !== use.original} />,
    },
    {
      key: 'counts',
      title: t('usage.counts'),
      align: 'right',
      fields: [{ name: t('usage.counts'), text: (use) => use.counts }],
      render: (_, use) =>
        use.counts === null ? <span className="zy-faint">—</span> : <Quantity text={use.counts} unit={use.unit} />,
    },
    {
      key: 'standing',
      title: t('usage.standing'),
      fields: [{ name: t('usage.standing'), text: (use) => t(`usage.standings.${standingOf(use)}`) }],
      render: (_, use) => <Status tone={TONES[standingOf(use)]}>{t(`usage.standings.${standingOf(use)}`)}</Status>,
    },
    {
      key: 'source',
      title: t('usage.source'),
      fields: [
        { name: t('usage.source'), text: (use) => use.source },
        { name: t('usage.eventId'), text: (use) => use.eventId },
      ],
      render: (_, use) => (
        <div className="zy-two-lines">
          <span>{use.source}</span>
          <span className="zy-faint zy-clip" title={use.eventId}>
            {use.eventId}
          </span>
        </div>
      ),
    },
    ...(engineer
      ? [
          {
            key: 'acts',
            title: '',
            render: (_: unknown, use: Use) => (use.counts === null ? null : <AmendUse use={use} />),
          },
        ]
      : []),
  ];
}

interface QuantityProps {
  readonly text: string;
  readonly unit: string;
  readonly struck?: boolean;
}

/** A quantity with its unit; one that counts no more is struck through. */
export function Quantity({ text, unit, struck = false }: QuantityProps) {
  const { t } = useTranslation();
  const shown = `${formatDecimal(text)} ${t(`usage.unit.${unit === 'Mbit/s' ? 'megabits' : unit}`, { defaultValue: unit })}`;
  return <span className="zy-number zy-nowrap">{struck ? <del>{shown}</del> : shown}</span>;
}
