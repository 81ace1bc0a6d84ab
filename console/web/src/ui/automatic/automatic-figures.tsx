import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../amount.tsx';
import { groupDigits } from '../format/fen.ts';
import { type Fact, Facts } from '../page/facts.tsx';
import { Share } from '../share.tsx';
import { Simulated } from '../simulated.tsx';

type Automatic = NonNullable<Outputs['approvals']['automatic']>;
type Explanation = Automatic['explanation'];
type Growth = Explanation['growth'][number];

/** Units with the most there may be behind a stroke, where there is a bound. */
function Bounded({ units, most }: { readonly units: string; readonly most: string | null }) {
  const { t } = useTranslation();
  return (
    <span className="zy-number">
      {groupDigits(units)}
      {most === null ? null : (
        <span className="zy-faint"> / {t('approvals.automatic.most', { most: groupDigits(most) })}</span>
      )}
    </span>
  );
}

/** The highest reading as a share of what is held, and whether it was played. */
function Peak({ use }: { readonly use: Explanation['use'][number] | undefined }) {
  return (
    <>
      <Share ppm={use?.peakPpm ?? null} places={1} />
      <Simulated simulated={use?.simulated ?? false} />
    </>
  );
}

function Sizes({ explanation }: { readonly explanation: Explanation }) {
  const { t } = useTranslation();
  const measuredOf = ({ dimension }: Growth) => explanation.use.find((use) => use.dimension === dimension);
  const right = 'right' as const;
  return (
    <Table<Growth>
      aria-label={t('approvals.automatic.figures')}
      rowKey="dimension"
      dataSource={[...explanation.growth]}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('approvals.dimension'),
          key: 'dimension',
          render: (_, { dimension }) => `${t(`words.dimension.${dimension}`)}（${t(`words.unit.${dimension}`)}）`,
        },
        {
          title: t('approvals.takes'),
          key: 'more',
          align: right,
          render: (_, { more, most }) => <Bounded units={more} most={more.startsWith('-') ? null : most} />,
        },
        {
          title: t('approvals.automatic.department', { days: explanation.needed?.periodDays ?? 0 }),
          key: 'department',
          align: right,
          render: (_, { departmentBefore, departmentMost }) => (
            <Bounded units={departmentBefore} most={departmentMost} />
          ),
        },
        {
          title: t('approvals.automatic.peak', { days: explanation.needed?.windowDays ?? 0 }),
          key: 'peak',
          align: right,
          render: (_, growth) => (growth.more.startsWith('-') ? '—' : <Peak use={measuredOf(growth)} />),
        },
        {
          title: t('approvals.coverage'),
          key: 'coverage',
          align: right,
          render: (_, growth) =>
            growth.more.startsWith('-') ? '—' : <Share ppm={measuredOf(growth)?.coveragePpm ?? null} places={1} />,
        },
        {
          title: t('approvals.automatic.poolAfter'),
          key: 'pool',
          align: right,
          render: (_, { dimension }) => {
            const left = explanation.poolAfter.find((each) => each.dimension === dimension);
            return left ? groupDigits(left.after) : t('ui.unknown');
          },
        },
      ]}
    />
  );
}

/** Fen with the most there may be, where there is a bound. */
function BoundedFen({ fen, most }: { readonly fen: string; readonly most: string | null }) {
  const { t } = useTranslation();
  return (
    <span>
      <Amount fen={fen} />
      {most === null ? null : (
        <span className="zy-faint">
          {' '}
          / {t('approvals.automatic.mostFen')} <Amount fen={most} />
        </span>
      )}
    </span>
  );
}

/** What only growth is weighed by: what came before it, and the use it asks for. */
function useGrowthFacts({ explanation }: Automatic): readonly Fact[] {
  const { t } = useTranslation();
  const { needed, departmentYearFen, departmentYearFenMost, grownBefore } = explanation;
  if (!needed) return [];
  const days = { days: needed.periodDays };
  return [
    {
      label: t('approvals.automatic.departmentFen', days),
      value: <BoundedFen fen={departmentYearFen} most={departmentYearFenMost} />,
    },
    { label: t('approvals.automatic.grownBefore', days), value: grownBefore },
    {
      label: t('approvals.automatic.needed'),
      value: (
        <span>
          {t('approvals.coverage')} ≥ <Share ppm={needed.coverageAtLeastPpm} places={0} />，
          {t('approvals.automatic.peakShort')} ≥ <Share ppm={needed.peakAtLeastPpm} places={0} />
        </span>
      ),
    },
    {
      label: t('approvals.quota'),
      value: t(explanation.withinQuota ? 'approvals.automatic.withinQuota' : 'approvals.automatic.pastQuota'),
    },
  ];
}

/** All that the rule saw as it judged, as it was kept. */
export function AutomaticFigures({ automatic }: { readonly automatic: Automatic }) {
  const { t } = useTranslation();
  const growthFacts = useGrowthFacts(automatic);
  const { explanation, clause } = automatic;
  const { yearFen, yearFenMost, plan } = explanation;
  const change = yearFen ? (BigInt(yearFen.after) - BigInt(yearFen.now)).toString() : null;
  const grows = clause === 'growth';
  const planSeen = {
    hash: plan.hash?.slice(0, 12) ?? t('ui.none'),
    findings: plan.findings,
    destroyed: plan.destroyed,
  };
  return (
    <Flex vertical gap={16}>
      <Sizes explanation={explanation} />
      <Facts
        columns={3}
        facts={[
          {
            label: t('approvals.automatic.yearFen'),
            value: change === null ? t('ui.unknown') : <BoundedFen fen={change} most={grows ? yearFenMost : null} />,
          },
          { label: t('approvals.plan'), value: t('approvals.automatic.planSeen', planSeen) },
          ...(grows ? growthFacts : []),
        ]}
      />
    </Flex>
  );
}
