import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ImportErrors } from './import-errors.tsx';

/** The bytes of a file in base64; done in pieces, since a call takes only so many arguments. */
async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(pieces.join(''));
}

interface Chosen {
  readonly name: string;
  readonly format: 'csv' | 'jsonl';
  readonly content: string;
}

/** A chosen file: checked as it is chosen, and then taken. */
function useImport(source: string, onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<Chosen | null>(null);
  const check = useMutation(trpc.metering.importUsage.mutationOptions());
  const take = useMutation(
    trpc.metering.importUsage.mutationOptions({
      onSuccess: ({ done, importId, stored, repeated }) => {
        if (!done && importId === null) return;
        void message.success(importId ? t('usage.importWaits', { stored }) : t('usage.imported', { stored, repeated }));
        void queryClient.invalidateQueries({ queryKey: trpc.metering.pathKey() });
        onDone();
      },
    }),
  );
  const choose = async (chosen: File) => {
    const format = chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
    const content = await base64Of(chosen);
    setFile({ name: chosen.name, format, content });
    take.reset();
    check.mutate({ source, format, content, mode: 'check' });
  };
  const send = (mode: 'all' | 'good') => {
    if (file) take.mutate({ source, format: file.format, content: file.content, mode });
  };
  const forget = () => {
    setFile(null);
    check.reset();
    take.reset();
  };
  return { file, check, take, choose, send, forget };
}

/** Checks a file of use row by row, then sends it whole or its good rows alone to a second engineer. Nothing counts before they confirm it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const { file, check, take, choose, send, forget } = useImport(source, onClose);
  // What was not taken after all is told instead of what the check said before.
  const seen = take.data && take.data.importId === null ? take.data : check.data;
  const fresh = seen?.stored ?? 0;
  const pending = take.isPending;
  return (
    <Modal
      open
      width={840}
      title={t('usage.import')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('ui.back')}
        </Button>,
        <Button key="good" disabled={!seen?.wrong || fresh === 0} loading={pending} onClick={() => send('good')}>
          {t('usage.takeGood', { n: fresh })}
        </Button>,
        <Button
          key="all"
          type="primary"
          disabled={seen?.wrong !== 0 || fresh === 0}
          loading={pending}
          onClick={() => send('all')}
        >
          {t('usage.takeAll')}
        </Button>,
      ]}
    >
      <p>{t('usage.importWhy')}</p>
      <FileFields
        {...{ source, name: file?.name ?? null, checking: check.isPending }}
        onSource={(text) => {
          setSource(text);
          forget();
        }}
        onFile={(chosen) => void choose(chosen)}
      />
      {check.isError ? <ProblemBlock error={check.error} /> : null}
      {take.isError ? <ProblemBlock error={take.error} /> : null}
      {seen ? (
        <Flex vertical gap={12} className="zy-section">
          <Alert
            type={seen.wrong > 0 ? 'warning' : 'success'}
            showIcon
            title={t('usage.checked', { ...seen, errors: '' })}
          />
          {seen.errors.length > 0 ? <ImportErrors errors={seen.errors} wrong={seen.wrong} /> : null}
        </Flex>
      ) : null}
    </Modal>
  );
}

interface FileFieldsProps {
  readonly source: string;
  readonly name: string | null;
  readonly checking: boolean;
  readonly onSource: (text: string) => void;
  readonly onFile: (file: File) => void;
}

function FileFields({ source, name, checking, onSource, onFile }: FileFieldsProps) {
  const { t } = useTranslation();
  const wellNamed = /^[a-z0-9][a-z0-9._-]{0,63}$/.test(source);
  const choose = (file: File) => {
    onFile(file);
    return false;
  };
  return (
    <Form layout="vertical">
      <Form.Item
        label={t('usage.source')}
        htmlFor="usage-source"
        extra={t('usage.sourceHint')}
        validateStatus={source === '' || wellNamed ? '' : 'error'}
      >
        <Input id="usage-source" value={source} maxLength={64} onChange={(event) => onSource(event.target.value)} />
      </Form.Item>
      <Flex gap={12} align="center">
        <Upload accept=".csv,.jsonl,.ndjson" showUploadList={false} disabled={!wellNamed} beforeUpload={choose}>
          <Button icon={<UploadOutlined />} disabled={!wellNamed} loading={checking}>
            {t('usage.choose')}
          </Button>
        </Upload>
        <span className="zy-faint">{name ?? t('usage.fileHint')}</span>
      </Flex>
    </Form>
  );
}
