import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Modal, Select, Upload } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { base64Of } from './bill-file.ts';
import { BillPreview } from './bill-preview.tsx';

interface ImportBillProps {
  readonly month: string;
  readonly onClose: () => void;
}

interface Chosen {
  readonly cloudId: string;
  readonly month: string;
  readonly name: string;
  readonly content: string;
}

/** Reading a file without taking it in, and taking in what was read. */
function useBill(month: string, onClose: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const preview = useMutation({
    mutationFn: async ({ file, cloud }: { file: File; cloud: string }) => {
      const chosen: Chosen = { cloudId: cloud, month, name: file.name, content: await base64Of(file) };
      return { chosen, seen: await client.reconciliation.previewBill.query(chosen) };
    },
  });
  const store = useMutation(
    trpc.reconciliation.importBill.mutationOptions({
      onSuccess: ({ version }) => {
        void message.success(t('reconciliation.imported', { version }));
        void queries.invalidateQueries({ queryKey: trpc.reconciliation.pathKey() });
        onClose();
      },
    }),
  );
  return { preview, store };
}

/** Takes a vendor's bill in: a file is read and held beside the meter first, and stored only when every row is well. */
export function ImportBill({ month, onClose }: ImportBillProps) {
  const { t } = useTranslation();
  const field = useId();
  const [cloudId, setCloudId] = useState<string | null>(null);
  const clouds = useQuery(useTRPC().clouds.overview.queryOptions()).data?.clouds ?? [];
  const { preview, store } = useBill(month, onClose);
  const read = preview.data;
  const ready = read !== undefined && read.seen.errors.length === 0 && read.seen.version !== null;
  return (
    <Modal
      open
      width={880}
      title={t('reconciliation.importOf', { month })}
      okText={t('reconciliation.import')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={store.isPending}
      cancelText={t('ui.back')}
      onCancel={onClose}
      onOk={() => read && store.mutate(read.chosen)}
    >
      <p>{t('reconciliation.importWhy')}</p>
      <label htmlFor={field}>{t('reconciliation.cloud')}</label>
      <Flex gap={12} wrap align="center">
        <Select
          id={field}
          style={{ minWidth: 240 }}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('reconciliation.chooseCloud')}
          value={cloudId}
          options={clouds.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string) => {
            setCloudId(value);
            preview.reset();
          }}
        />
        <Upload
          accept=".csv"
          showUploadList={false}
          disabled={cloudId === null}
          beforeUpload={(file) => {
            if (cloudId !== null) preview.mutate({ file, cloud: cloudId });
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} disabled={cloudId === null} loading={preview.isPending}>
            {t('reconciliation.chooseFile')}
          </Button>
        </Upload>
        {read ? <span>{read.chosen.name}</span> : null}
      </Flex>
      {preview.error ? <ProblemBlock error={preview.error} /> : null}
      {read ? <BillPreview seen={read.seen} /> : null}
      {store.error ? <ProblemBlock error={store.error} /> : null}
    </Modal>
  );
}
