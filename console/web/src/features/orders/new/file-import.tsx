import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Table, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPCClient } from '../../../api/trpc.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { TroubleText } from '../../../ui/trouble-text.tsx';
import type { OrderValues } from './order-values.ts';

type Checked = Outputs['requests']['checkFile'];

function FileErrors({ errors }: { readonly errors: Checked['errors'] }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8}>
      <Alert type="error" showIcon title={t('orders.fileErrors', { n: errors.length })} />
      <Table
        aria-label={t('orders.fileErrors', { n: errors.length })}
        size="small"
        rowKey={(error) => `${error.row} ${error.field} ${error.code}`}
        dataSource={errors}
        pagination={errors.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          {
            title: '#',
            key: 'row',
            render: (_, { row }) => (row === 0 ? t('orders.fileHead') : t('orders.fileRow', { row })),
          },
          { title: t('orders.fileField'), key: 'field', render: (_, { field }) => <code>{field}</code> },
          { title: t('orders.fileProblem'), key: 'problem', render: (_, error) => <TroubleText trouble={error} /> },
        ]}
      />
    </Flex>
  );
}

/** Reads an order file: fills the form when it is whole, or says line by line what to correct. Nothing is submitted by it. */
export function FileImport({ onOrder }: { readonly onOrder: (order: OrderValues) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useTRPCClient();
  const check = useMutation({
    mutationFn: async (file: File) => client.requests.checkFile.query({ name: file.name, text: await file.text() }),
    onSuccess: ({ order }) => {
      if (!order) return;
      onOrder(order);
      void message.success(t('orders.fileFilled', { n: order.lines.length }));
    },
  });
  return (
    <Panel>
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" wrap>
          <Upload
            accept=".yaml,.yml,.json"
            showUploadList={false}
            beforeUpload={(file) => {
              check.mutate(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={check.isPending}>
              {t('orders.fileImport')}
            </Button>
          </Upload>
          <span className="zy-faint">{t('orders.fileHint')}</span>
        </Flex>
        {check.isError ? <ProblemBlock error={check.error} /> : null}
        {check.data && check.data.errors.length > 0 ? <FileErrors errors={check.data.errors} /> : null}
      </Flex>
    </Panel>
  );
}
