import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { Attachment } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from './copyable.tsx';
import { formatBytes } from './format/bytes.ts';

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  /** Absent: they were sent, and stay. */
  readonly onRemove?: (attachment: Attachment) => void;
}

/** Files that go with a request, each a download, with its size and the beginning of its SHA-256. */
export function AttachmentList({ attachments, onRemove }: AttachmentListProps) {
  const { t } = useTranslation();
  if (attachments.length === 0) return <span className="zy-faint">{t('ui.none')}</span>;
  return (
    <ul className="zy-list" aria-label={t('orders.attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <Flex gap={12} align="center" wrap>
            <a href={`/attachments/${attachment.id}`} download={attachment.name}>
              <PaperClipOutlined aria-hidden /> {attachment.name}
            </a>
            <span className="zy-faint zy-number">{formatBytes(attachment.bytes)}</span>
            <Copyable text={attachment.sha256} shown={attachment.sha256.slice(0, 8)} code />
            {onRemove ? (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('orders.attachmentRemove', { name: attachment.name })}
                onClick={() => onRemove(attachment)}
              />
            ) : null}
          </Flex>
        </li>
      ))}
    </ul>
  );
}
