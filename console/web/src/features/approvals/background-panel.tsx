import { useQuery } from '@tanstack/react-query';
import { Flex, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { BudgetFigures } from '../../ui/budget/budget-figures.tsx';
import { groupDigits } from '../../ui/format/fen.ts';
import { Guarded } from '../../ui/guarded.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Share } from '../../ui/share.tsx';
import { Status } from '../../ui/status/status.tsx';
import { useSpecText } from '../../ui/use-spec-text.ts';

type Background = Outputs['approvals']['background'];
type Use = Background['use'][number];

/** Thousandths as a number with one decimal, cut: a share of use must not look larger than it was. */
function oneDecimal(milli: string): string {
  const tenths = milli.padStart(3, '0').slice(0, -2).padStart(2, '0');
  return `${groupDigits(tenths.slice(0, -1))}.${tenths.slice(-1)}`;
}

function UseTable({ use, days }: { readonly use: readonly Use[]; readonly days: number }) {
  const { t } = useTranslation();
  return (
    <Table<Use>
      aria-label={t('approvals.use', { days })}
      rowKey={({ cloud, dimension }) => `${cloud.id} ${dimension}`}
      dataSource={[...use]}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      footer={() => <span className="zy-faint">{t('approvals.useWhy')}</span>}
      columns={[
        { title: t('approvals.place'), key: 'cloud', render: (_, { cloud }) => cloud.name },
        {
          title: t('approvals.dimension'),
          key: 'dimension',
          render: (_, { dimension }) => `${t(`words.dimension.${dimension}`)}（${t(`words.unit.${dimension}`)}）`,
        },
        {
          title: t('approvals.held'),
          key: 'held',
          align: 'right',
          render: (_, { held }) => <span className="zy-number">{groupDigits(held)}</span>,
        },
        {
          title: t('approvals.meanUse'),
          key: 'mean',
          align: 'right',
          render: (_, { meanMilli, simulated }) =>
            meanMilli === null ? (
              <span className="zy-faint">{t('ui.unknown')}</span>
            ) : (
              <Flex gap={8} justify="end" align="center">
                {simulated ? <Tag>{t('ui.simulated')}</Tag> : null}
                <span className="zy-number">{oneDecimal(meanMilli)}</span>
              </Flex>
            ),
        },
        {
          title: t('approvals.useShare'),
          key: 'share',
          align: 'right',
          render: (_, { usePpm }) => <Share ppm={usePpm} places={1} />,
        },
        {
          title: t('approvals.coverage'),
          key: 'coverage',
          align: 'right',
          render: (_, { coveragePpm }) => <Share ppm={coveragePpm} places={1} />,
        },
      ]}
    />
  );
}

function Duplicates({ duplicates }: { readonly duplicates: Background['duplicates'] }) {
  const { t } = useTranslation();
  const { systems, hidden } = duplicates;
  if (systems.length === 0 && hidden === 0) return <span>{t('approvals.noDuplicates')}</span>;
  return (
    <Flex vertical gap={4}>
      {systems.map(({ system, number, department }) => (
        <Status key={system.id} tone="attention">
          {system.name} · <span className="zy-number">{number}</span> · {department}
        </Status>
      ))}
      {hidden > 0 ? <Status tone="attention">{t('approvals.hiddenDuplicates', { n: hidden })}</Status> : null}
    </Flex>
  );
}

function Idle({ idle }: { readonly idle: Background['idle'] }) {
  const { t } = useTranslation();
  const specText = useSpecText();
  if (idle.length === 0) return <span>{t('approvals.noIdle')}</span>;
  return (
    <Flex vertical gap={4}>
      {idle.map(({ id, number, spec, system, cloud, why }) => (
        <Flex key={id} gap={8} wrap>
          <Link to={`/resources/${id}`} className="zy-number">
            {number}
          </Link>
          <span>{specText(spec)}</span>
          <span className="zy-faint">
            {cloud.name} · {system.name} · {t(`approvals.reuse.${why}`)}
          </span>
        </Flex>
      ))}
    </Flex>
  );
}

/** What the decision is weighed by beside the request: thirty days' use, budget, systems of the same name, what stands idle (N12, N14). */
export function BackgroundPanel({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.background.queryOptions({ requestId }));
  return (
    <Panel title={t('approvals.background')}>
      <Loaded query={query} rows={4}>
        {({ use, days, budget, duplicates, idle }) => (
          <Flex vertical gap={16}>
            <Facts
              columns={1}
              facts={[
                { label: t('approvals.duplicates'), value: <Duplicates duplicates={duplicates} /> },
                { label: t('approvals.idle'), value: <Idle idle={idle} /> },
                ...(budget === null
                  ? []
                  : [
                      {
                        label: t('approvals.budget'),
                        value: <Guarded value={budget}>{(standing) => <BudgetFigures standing={standing} />}</Guarded>,
                      },
                    ]),
              ]}
            />
            <UseTable use={use} days={days} />
          </Flex>
        )}
      </Loaded>
    </Panel>
  );
}
