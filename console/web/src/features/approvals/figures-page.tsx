import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex, Table } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { useDuration } from '../../ui/format/use-duration.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Share } from '../../ui/share.tsx';
import { PromiseFigures } from './promise-figures.tsx';

type Figures = Outputs['approvals']['figures'];

function Ends({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation();
  const { approved, returned, refused, noReturnPpm } = figures;
  return (
    <Panel title={t('approvals.ends')}>
      <Facts
        facts={[
          { label: t('approvals.noReturn'), value: <Share ppm={noReturnPpm} places={2} /> },
          { label: t('approvals.approvedCount'), value: approved },
          { label: t('approvals.returnedCount'), value: returned },
          { label: t('approvals.refusedCount'), value: refused },
        ]}
      />
      <span className="zy-faint">{t('approvals.noReturnHow')}</span>
    </Panel>
  );
}

function Steps({ steps }: { readonly steps: Figures['steps'] }) {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <Panel title={t('approvals.stepTimes')} flush>
      <Table<Figures['steps'][number]>
        aria-label={t('approvals.stepTimes')}
        rowKey="step"
        dataSource={[...steps]}
        pagination={false}
        size="small"
        locale={{ emptyText: t('approvals.noneDecided') }}
        columns={[
          { title: t('approvals.step'), key: 'step', render: (_, { step }) => t(`words.step.${step}`) },
          { title: t('approvals.decidedCount'), dataIndex: 'count', align: 'right' },
          {
            title: t('approvals.median'),
            key: 'median',
            align: 'right',
            render: (_, row) => duration(row.medianSeconds),
          },
          {
            title: t('approvals.ninetieth'),
            key: 'ninetieth',
            align: 'right',
            render: (_, row) => duration(row.ninetiethSeconds),
          },
          { title: t('approvals.late'), dataIndex: 'late', align: 'right' },
        ]}
      />
    </Panel>
  );
}

function Counts({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly { name: string; count: number }[];
}) {
  const { t } = useTranslation();
  return (
    <Panel title={label} flush>
      <Table<{ name: string; count: number }>
        aria-label={label}
        rowKey="name"
        dataSource={[...rows]}
        pagination={false}
        size="small"
        showHeader={false}
        locale={{ emptyText: t('approvals.noneDecided') }}
        columns={[{ dataIndex: 'name' }, { dataIndex: 'count', align: 'right' }]}
      />
    </Panel>
  );
}

/** `/approvals/figures`: how approval went in a month, with what each figure counts printed beside it (F36). */
export function FiguresPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const month = address.filter('month') ?? monthOfInstant(new Date());
  const query = useQuery(trpc.approvals.figures.queryOptions({ month }));
  const actions = (
    <Flex gap={12} align="center">
      <Link to="/approvals">{t('approvals.title')}</Link>
      <DatePicker
        picker="month"
        aria-label={t('approvals.figuresMonth')}
        allowClear={false}
        value={dayjs(`${month}-01`)}
        onChange={(chosen) => address.setFilters({ month: chosen?.format('YYYY-MM') })}
      />
    </Flex>
  );
  return (
    <>
      <PageHeader title={t('approvals.figures')} lead={t('approvals.figuresLead')} actions={actions} />
      <Loaded query={query} rows={8}>
        {(figures) => (
          <>
            <Ends figures={figures} />
            <Steps steps={figures.steps} />
            <Counts
              label={t('approvals.delivery')}
              rows={figures.delivery.map(({ band, count }) => ({ name: t(`approvals.band.${band}`), count }))}
            />
            <PromiseFigures promises={figures.promises} />
            <Counts
              label={t('approvals.returns')}
              rows={figures.returns.map(({ reason, count }) => ({ name: t(`words.returnReason.${reason}`), count }))}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
