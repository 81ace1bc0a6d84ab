import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { MONTH_FORMATS, STATEMENT_FORMATS } from '@zhengyun/domain/exports/schemas.ts';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { takeFile } from '../../api/take-file.ts';
import { useRefused } from '../../ui/page/use-refused.ts';

interface ExportMenuProps {
  readonly label: string;
  readonly formats: readonly (typeof STATEMENT_FORMATS)[number][];
  /** Where the file is, without its format and language. */
  readonly path: string;
  /** What is written out, by the name the path asks for it. */
  readonly of: Readonly<Record<string, string>>;
}

function ExportMenu({ label, formats, path, of }: ExportMenuProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const refused = useRefused();
  const take = useMutation({
    mutationFn: (format: string) =>
      takeFile(`${path}?${new URLSearchParams({ ...of, format, locale: i18n.language })}`, i18n.language),
    onError: (error) => {
      if (problemOf(error).kind === 'unreachable') void message.error(t('statements.exportBroken'));
      else refused(error);
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((format) => ({ key: format, label: t(`statements.exportFormat.${format}`) })),
        onClick: ({ key }) => take.mutate(key),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={take.isPending}>
        {label}
      </Button>
    </Dropdown>
  );
}

/** Writes one statement out, in the reader's language. */
export function ExportStatement({ statementId }: { readonly statementId: string }) {
  const { t } = useTranslation();
  const of = { statementId };
  return <ExportMenu label={t('statements.export')} formats={STATEMENT_FORMATS} path="/exports/statement" of={of} />;
}

/** Writes all issued statements of a month out in one file: for finance and those who audit. */
export function ExportMonth({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const label = t('statements.exportMonth', { month });
  return <ExportMenu label={label} formats={MONTH_FORMATS} path="/exports/month" of={{ month }} />;
}
