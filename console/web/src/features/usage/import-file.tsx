import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../api/trpc.ts';

interface ImportFileProps {
  readonly importId: string;
  readonly source: string;
  readonly format: 'csv' | 'jsonl';
}

/** Hands over a file of use as it was sent, for a text editor: whoever releases it reads its rows before. */
export function ImportFile({ importId, source, format }: ImportFileProps) {
  const { t } = useTranslation();
  const client = useTRPCClient();
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: () => client.metering.importFile.query({ importId }),
    // As text: a wrong row may hold a formula, and a spreadsheet would calculate with it.
    onSuccess: ({ content }) => handOver(`${source}.${format}.txt`, content),
    onError: () => void message.error(t('usage.importFileFailed')),
  });
  return (
    <Button type="link" size="small" loading={take.isPending} onClick={() => take.mutate()}>
      {t('usage.importFile')}
    </Button>
  );
}

/** Gives the browser the bytes that `base64` stands for, as a file of that name. */
function handOver(name: string, base64: string) {
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
