import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { formatInstant } from '../format/instant.ts';
import { EXPORT_LIMIT, exportRows, type FetchPage } from './export-rows.ts';
import type { ListColumn } from './list-column.ts';

interface ExportButtonProps<Row> {
  /** What the list is called, the file's name with the time. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly fetchPage: FetchPage<Row>;
}

function download(name: string, csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Writes what the list shows, all pages of it, into a file; shows how far it is and stops when pressed again. */
export function ExportButton<Row>({ name, columns, fetchPage }: ExportButtonProps<Row>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<string | null>(null);
  const stopped = useRef(false);
  const start = async () => {
    stopped.current = false;
    setProgress('…');
    try {
      const done = await exportRows(fetchPage, columns, {
        stopped: () => stopped.current,
        onProgress: setProgress,
      });
      if (!done) return;
      download(`${name} ${formatInstant(new Date().toISOString()).replaceAll(':', '')}.csv`, done.csv);
      if (done.cut) message.warning(t('ui.exportCut', { n: EXPORT_LIMIT }));
    } catch (error) {
      message.error(problemOf(error).message ?? t('ui.unreachableText'));
    } finally {
      setProgress(null);
    }
  };
  const working = progress !== null;
  const stop = () => {
    stopped.current = true;
  };
  const label = working ? t('ui.stopExport') : t('ui.export');
  return (
    <Button
      icon={<DownloadOutlined />}
      aria-label={label}
      title={label}
      onClick={() => (working ? stop() : void start())}
    >
      {progress}
    </Button>
  );
}
