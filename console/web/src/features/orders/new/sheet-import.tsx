import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { SHEET_FORMATS } from '@zhengyun/domain/order-sheets/schemas.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Button, Flex, Form, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../../api/trpc.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import type { Brought } from './join-lines.ts';
import type { OrderValues } from './order-values.ts';
import { SheetErrors } from './sheet-errors.tsx';

/** The bytes of a file in base64; done in pieces, since a call takes only so many arguments. */
async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(pieces.join(''));
}

function save(name: string, content: string): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Reads lines out of a spreadsheet into the order, all or none, or says row by row what to correct; and gives a sample to fill in. */
export function SheetImport({ onLines }: { readonly onLines: (brought: Brought) => void }) {
  const { t, i18n } = useTranslation();
  const client = useTRPCClient();
  const form = Form.useFormInstance<OrderValues>();
  const check = useMutation({
    mutationFn: async (file: File) => {
      const { systemId, mlpsGrade } = form.getFieldsValue(true) as OrderValues;
      const held = systemId && mlpsGrade ? { systemId, mlpsGrade: mlpsGrade as 1 | 2 | 3 } : {};
      return client.orderSheets.check.query({ name: file.name, content: await base64Of(file), ...held });
    },
    onSuccess: ({ lines }) => {
      if (lines) onLines({ lines });
    },
  });
  const sample = useMutation({
    mutationFn: (format: (typeof SHEET_FORMATS)[number]) =>
      client.orderSheets.sample.query({ format, locale: i18n.language as Locale }),
    onSuccess: ({ name, content }) => save(name, content),
  });
  const problem = check.error ?? sample.error;
  return (
    <>
      <Flex gap={12} align="center" wrap>
        <Upload
          accept=".xlsx,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            check.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={check.isPending}>
            {t('shop.sheetImport')}
          </Button>
        </Upload>
        {SHEET_FORMATS.map((format) => (
          <Button
            key={format}
            type="link"
            size="small"
            icon={<DownloadOutlined />}
            loading={sample.isPending && sample.variables === format}
            onClick={() => sample.mutate(format)}
          >
            {t('shop.sample', { format: format.toUpperCase() })}
          </Button>
        ))}
        <span className="zy-faint">{t('shop.sheetHint')}</span>
      </Flex>
      {problem ? <ProblemBlock error={problem} /> : null}
      {check.data && check.data.errors.length > 0 ? (
        <SheetErrors errors={check.data.errors} more={check.data.moreErrors} rows={check.data.rows} />
      ) : null}
    </>
  );
}
