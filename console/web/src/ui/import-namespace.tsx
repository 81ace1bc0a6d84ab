import { useMutation, useQuery } from '@tanstack/react-query';
import { openImportSchema } from '@zhengyun/domain/maintenance/schemas.ts';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { useTRPC } from '../api/trpc.ts';
import { ProblemBlock } from './page/problem-block.tsx';

type Wanted = z.input<typeof openImportSchema>;

/** Asks for an existing namespace to become a system's tenancy, unchanged; leads to its operation. */
export function ImportNamespace() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('operations.import')}</Button>
      {open ? <ImportDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const [form] = Form.useForm<Wanted>();
  const ask = useMutation(
    trpc.provisioning.openImport.mutationOptions({
      onSuccess: ({ operationId }) => void navigate(`/operations/${operationId}`),
    }),
  );
  return (
    <Modal
      open
      title={t('operations.import')}
      okText={t('operations.importAsk')}
      cancelText={t('ui.back')}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('operations.importWhy')}</p>
      <Form form={form} layout="vertical" onFinish={(wanted) => ask.mutate(wanted)}>
        <PlaceFields />
        <Form.Item
          name="namespace"
          label={t('operations.importNamespace')}
          extra={t('operations.importNamespaceHelp')}
          rules={[
            { required: true, message: t('operations.importNeeded') },
            {
              validator: (_, value: unknown) =>
                !value || openImportSchema.shape.namespace.safeParse(value).success
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('operations.importNamespaceHelp'))),
            },
          ]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, message: t('ui.reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
      </Form>
      {ask.error ? <ProblemBlock error={ask.error} /> : null}
    </Modal>
  );
}

/** Which system it becomes a tenancy of, on which cloud, in which zone. */
function PlaceFields() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const systems = useQuery(trpc.tenancy.systems.queryOptions({ limit: 200 }));
  const form = Form.useFormInstance<Wanted>();
  const chosen: unknown = Form.useWatch('cloudId');
  const zones = clouds.data?.clouds.find(({ id }) => id === chosen)?.zones ?? [];
  const needed = [{ required: true, message: t('operations.importNeeded') }];
  return (
    <>
      <Form.Item name="cloudId" label={t('operations.cloud')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          // A zone is of one cloud.
          onChange={() => form.resetFields(['zoneCode'])}
          options={(clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="zoneCode" label={t('operations.importZone')} rules={needed}>
        <Select
          options={zones.map(({ code, name, xinchuang }) => ({
            value: code,
            label: xinchuang ? `${name} · ${t('operations.importXinchuang')}` : name,
          }))}
        />
      </Form.Item>
      <Form.Item name="systemId" label={t('operations.importSystem')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(systems.data?.items ?? []).map(({ id, number, name, department }) => ({
            value: id,
            label: `${number} ${name} · ${department.name}`,
          }))}
        />
      </Form.Item>
    </>
  );
}
