import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { useUpload } from './use-upload.ts';

/** What may be attached (the server looks into each file and is the judge). */
const ACCEPTED = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg';

interface UploadButtonProps {
  readonly of: ReturnType<typeof useUpload>;
  readonly text: string;
  /** Which files are taken, and how many. */
  readonly hint: string;
  readonly disabled?: boolean;
}

/** The button that files are chosen with, and beneath it those that were refused of the last choice. */
export function UploadButton({ of: { add, refusals, forget }, text, hint, disabled = false }: UploadButtonProps) {
  const { t } = useTranslation();
  return (
    <>
      <Flex gap={12} align="center" wrap>
        <Upload
          multiple
          accept={ACCEPTED}
          showUploadList={false}
          beforeUpload={(file, chosen) => {
            if (file === chosen[0]) forget();
            add.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={add.isPending} disabled={disabled}>
            {text}
          </Button>
        </Upload>
        <span className="zy-faint">{hint}</span>
      </Flex>
      {refusals.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('orders.attachmentRefused', { n: refusals.length })}
          description={
            <ul className="zy-list">
              {[...new Set(refusals)].map((refusal) => (
                <li key={refusal}>{refusal}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </>
  );
}
