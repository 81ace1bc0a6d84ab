import { useQuery } from '@tanstack/react-query';
import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs, Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { formatPpm } from '../format/ppm.ts';
import { Instant } from '../instant.tsx';
import { Loaded } from '../page/loaded.tsx';
import { Panel } from '../page/panel.tsx';
import { Share } from '../share.tsx';
import { Status, type Tone } from '../status/status.tsx';
import { useNames } from '../use-names.ts';

type Levels = Outputs['serviceLevels']['promised'];
type Level = Levels['levels'][number];

const TONES: Readonly<Record<Level['standing'], Tone>> = {
  kept: 'good',
  missed: 'bad',
  unmeasured: 'unknown',
  unpromised: 'unknown',
};

function Measured({ level }: { readonly level: Level }) {
  const { t } = useTranslation();
  if (level.why !== null)
    return (
      <div className="zy-two-lines">
        <Status tone="unknown">{t('serviceLevels.promise.unmeasured')}</Status>
        <span className="zy-faint">{t(`serviceLevels.promise.why.${level.why}`)}</span>
      </div>
    );
  return (
    <div className="zy-two-lines">
      <Share ppm={level.measuredPpm} />
      <span className="zy-faint">
        {t('serviceLevels.coverage')} <Share ppm={level.coveragePpm} places={2} /> · <Instant at={level.from} />{' '}
        {t('serviceLevels.promise.onward')}
      </span>
    </div>
  );
}

function LevelTable({ levels }: { readonly levels: Levels }) {
  const { t } = useTranslation();
  const names = useNames();
  const [first] = levels.slaPolicy.tiers;
  return (
    <Flex vertical gap={8}>
      <Table<Level>
        aria-label={t('serviceLevels.promise.title')}
        rowKey={(level) => [level.cloud.id, level.promisedPpm, level.why, ...level.items].join(' ')}
        dataSource={[...levels.levels]}
        pagination={false}
        size="small"
        columns={[
          { title: t('orders.item'), key: 'item', render: (_, { items }) => items.map(names.item).join('、') },
          { title: t('orders.cloud'), key: 'cloud', render: (_, { cloud }) => cloud.name },
          {
            title: t('serviceLevels.promise.promised'),
            key: 'promised',
            render: (_, { promisedPpm }) =>
              promisedPpm === null ? t('serviceLevels.promise.unpromised') : <Share ppm={promisedPpm} />,
          },
          {
            title: t('serviceLevels.promise.measured'),
            key: 'measured',
            render: (_, level) => <Measured level={level} />,
          },
          {
            title: t('serviceLevels.promise.standing'),
            key: 'standing',
            render: (_, { standing }) => (
              <Status tone={TONES[standing]}>{t(`serviceLevels.promise.standings.${standing}`)}</Status>
            ),
          },
          {
            title: t('serviceLevels.promise.contract', { id: levels.slaPolicy.id }),
            key: 'contract',
            render: (_, { deductionPpm }) => (
              <div className="zy-two-lines">
                <span>{t('serviceLevels.promise.noDeduction', { at: formatPpm(first?.atLeastPpm ?? '0') })}</span>
                <span className="zy-faint">
                  {t('serviceLevels.promise.deduction')} <Share ppm={deductionPpm} places={0} />
                </span>
              </div>
            ),
          },
        ]}
      />
      <span className="zy-faint">{t('serviceLevels.promise.which')}</span>
    </Flex>
  );
}

/** What catalogue terms promised of availability, what was measured, and what the table in force would deduct; says what settles money. */
export function PromisedLevels({ of }: { readonly of: Inputs['serviceLevels']['promised'] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.serviceLevels.promised.queryOptions(of));
  if (query.data?.levels.length === 0) return null;
  return (
    <Panel title={t('serviceLevels.promise.title')}>
      <Loaded query={query} rows={2}>
        {(levels) => <LevelTable levels={levels} />}
      </Loaded>
    </Panel>
  );
}
