import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Form, Input, Radio, Table } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { beijingDay } from '../../ui/format/beijing-day.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReclaimTabs } from './reclaim-tabs.tsx';
import type { WorkingDay } from './reclaim-types.ts';
import { useReclaimAct } from './use-reclaim-act.ts';

const DAY = 'YYYY-MM-DD';

interface Said {
  readonly day: Dayjs;
  readonly worked: boolean;
  readonly reason: string;
}

/** The authority's word on one day; deadlines that run get longer by it and never shorter. */
function SetWorkingDay() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Said>();
  const after = useReclaimAct();
  const set = useMutation(useTRPC().reclaim.setWorkingDay.mutationOptions(after(t('reclaim.daySet'))));
  const needed = [{ required: true, message: t('reclaim.fieldNeeded') }];
  return (
    <Panel title={t('reclaim.setDay')} extra={<span className="zy-faint">{t('reclaim.setDayWhy')}</span>}>
      <Form
        form={form}
        layout="inline"
        initialValues={{ worked: false }}
        onFinish={({ day, worked, reason }) => set.mutate({ day: day.format(DAY), worked, reason })}
      >
        <Form.Item
          name="day"
          label={t('reclaim.day')}
          rules={[
            ...needed,
            {
              validator: (_, day?: Dayjs | null) =>
                day && day.format(DAY) < beijingDay(new Date())
                  ? Promise.reject(new Error(t('reclaim.dayPassed')))
                  : Promise.resolve(),
            },
          ]}
        >
          <DatePicker />
        </Form.Item>
        <Form.Item name="worked" label={t('reclaim.isWorked')}>
          <Radio.Group
            options={[
              { value: false, label: t('reclaim.off') },
              { value: true, label: t('reclaim.worked') },
            ]}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('ui.reason')} rules={[{ ...needed[0], whitespace: true }]}>
          <Input maxLength={2_000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('reclaim.setDay')}
        </Button>
      </Form>
      {set.error ? <ProblemBlock error={set.error} /> : null}
    </Panel>
  );
}

function SaidDays({ items }: { readonly items: readonly WorkingDay[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState why={t('reclaim.noDays')} next={t('reclaim.noDaysNext')} />;
  return (
    <div className="zy-panel">
      <Table<WorkingDay>
        aria-label={t('reclaim.calendarTab')}
        rowKey={({ day, saidAt }) => `${day} ${saidAt}`}
        dataSource={[...items]}
        pagination={false}
        columns={[
          { title: t('reclaim.day'), key: 'day', render: (_, { day }) => <span className="zy-number">{day}</span> },
          {
            title: t('reclaim.isWorked'),
            key: 'worked',
            render: (_, { worked }) => t(worked ? 'reclaim.worked' : 'reclaim.off'),
          },
          { title: t('ui.reason'), key: 'reason', render: (_, { reason }) => reason },
          {
            title: t('reclaim.saidBy'),
            key: 'said',
            render: (_, { saidBy, saidAt }) => (
              <div className="zy-two-lines">
                <span>{saidBy.name}</span>
                <Instant at={saidAt} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

/** `/reclaim/calendar`: days that the authority says otherwise of than the list of holidays the console knows. */
export function WorkingDaysPage() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(useTRPC().reclaim.workingDays.queryOptions());
  return (
    <>
      <PageHeader title={t('reclaim.title')} lead={t('reclaim.calendarLead')} />
      <ReclaimTabs active="calendar" />
      <Loaded query={query}>
        {({ items, knownThrough }) => (
          <Flex vertical gap={16}>
            <span className="zy-faint">{t('reclaim.knownThrough', { year: knownThrough })}</span>
            {me.holdsEverywhere('authority-approver') ? <SetWorkingDay /> : null}
            <SaidDays items={items} />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
