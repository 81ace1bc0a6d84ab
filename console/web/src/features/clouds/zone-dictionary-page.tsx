import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ADMITTED_MLPS_GRADES } from '@zhengyun/rulebook/tier.ts';
import { App, Button, Checkbox, Form, Input, Popconfirm, Radio, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs, Outputs } from '../../api/outputs.ts';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status } from '../../ui/status/status.tsx';

type Entry = Outputs['clouds']['zoneEntries'][number];

function EntryForm() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Inputs['clouds']['defineZoneEntry']>();
  const define = useMutation(
    trpc.clouds.defineZoneEntry.mutationOptions({
      onSuccess: () => {
        form.resetFields();
        void queryClient.invalidateQueries({ queryKey: trpc.clouds.pathKey() });
      },
    }),
  );
  return (
    <Panel title={t('clouds.entryAdd')}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ maximumMlps: 3, publicAddress: false }}
        onFinish={(entry) => define.mutate(entry)}
      >
        <div className="zy-two-columns">
          <Form.Item
            name="code"
            label={t('clouds.zoneCode')}
            rules={[{ required: true, pattern: /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/, message: t('clouds.slugWrong') }]}
          >
            <Input maxLength={32} />
          </Form.Item>
          <Form.Item name="nameZh" label={t('clouds.nameZh')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('clouds.nameEn')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="maximumMlps" label={t('clouds.zoneMlpsDefault')}>
            <Radio.Group options={ADMITTED_MLPS_GRADES.map((grade) => ({ value: grade, label: String(grade) }))} />
          </Form.Item>
        </div>
        <Form.Item name="publicAddress" valuePropName="checked">
          <Checkbox>{t('clouds.publicAddress')}</Checkbox>
        </Form.Item>
        {define.isError ? <ProblemBlock error={define.error} /> : null}
        <Button type="primary" htmlType="submit" loading={define.isPending}>
          {t('clouds.entrySave')}
        </Button>
      </Form>
    </Panel>
  );
}

function RetireEntry({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const retire = useMutation(
    trpc.clouds.retireZoneEntry.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.clouds.pathKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  return (
    <Popconfirm title={t('clouds.entryRetireWhy')} onConfirm={() => retire.mutate({ code })}>
      <Button danger>{t('clouds.entryRetire')}</Button>
    </Popconfirm>
  );
}

/** `/clouds/zones`: the zones that clouds of this deployment may have, kept by the authority. */
export function ZoneDictionaryPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsEverywhere } = useMe();
  const query = useQuery(trpc.clouds.zoneEntries.queryOptions());
  const keeps = holdsEverywhere('authority-approver');
  return (
    <>
      <PageHeader title={t('clouds.dictionary')} lead={t('clouds.dictionaryLead')} />
      <Panel flush>
        <Loaded query={query}>
          {(entries) => (
            <Table<Entry>
              aria-label={t('clouds.dictionary')}
              rowKey="code"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={[...entries]}
              locale={{
                emptyText: <EmptyState why={t('clouds.dictionaryNone')} next={t('clouds.dictionaryNoneNext')} />,
              }}
              columns={[
                { key: 'code', title: t('clouds.zoneCode'), dataIndex: 'code' },
                { key: 'nameZh', title: t('clouds.nameZh'), dataIndex: 'nameZh' },
                { key: 'nameEn', title: t('clouds.nameEn'), dataIndex: 'nameEn' },
                { key: 'mlps', title: t('clouds.zoneMlpsDefault'), dataIndex: 'maximumMlps', align: 'right' },
                {
                  key: 'public',
                  title: t('clouds.publicAddressShort'),
                  render: (_, entry) => t(entry.publicAddress ? 'clouds.allowed' : 'clouds.notAllowed'),
                },
                { key: 'clouds', title: t('clouds.usedBy'), dataIndex: 'clouds', align: 'right' },
                {
                  key: 'state',
                  title: t('clouds.state'),
                  render: (_, { retiredAt }) => (
                    <Status tone={retiredAt ? 'ended' : 'good'}>
                      {t(retiredAt ? 'clouds.entryRetired' : 'clouds.entryInUse')}
                    </Status>
                  ),
                },
                ...(keeps
                  ? [
                      {
                        key: 'acts',
                        render: (_: unknown, entry: Entry) =>
                          entry.retiredAt ? null : <RetireEntry code={entry.code} />,
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Loaded>
      </Panel>
      {keeps ? <EntryForm /> : null}
    </>
  );
}
