import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { MONTH_FORMATS, STATEMENT_FORMATS, VOUCHER_FORMATS } from '@zhengyun/domain/exports/schemas.ts';
import { VOUCHER_BOOKS } from '@zhengyun/rulebook/voucher-policy.ts';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { takeFile } from '../../api/take-file.ts';
import { useMe } from '../../api/use-me.ts';
import { useRefused } from '../../ui/page/use-refused.ts';

/** One file that may be taken: what it is called, and what is asked for it. */
interface Choice {
  readonly label: string;
  readonly path: string;
  readonly of: Readonly<Record<string, string>>;
}

interface ExportMenuProps {
  readonly label: string;
  readonly choices: readonly Choice[];
}

function ExportMenu({ label, choices }: ExportMenuProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const refused = useRefused();
  const take = useMutation({
    mutationFn: ({ path, of }: Choice) =>
      takeFile(`${path}?${new URLSearchParams({ ...of, locale: i18n.language })}`, i18n.language),
    onError: (error) => {
      if (problemOf(error).kind === 'unreachable') void message.error(t('statements.exportBroken'));
      else refused(error);
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map((choice, key) => ({ key, label: choice.label })),
        onClick: ({ key }) => {
          const choice = choices[Number(key)];
          if (choice) take.mutate(choice);
        },
      }}
    >
      <Button icon={<DownloadOutlined />} loading={take.isPending}>
        {label}
      </Button>
    </Dropdown>
  );
}

/** Files of vouchers, in each book and format. */
function useVouchers(path: string, of: Readonly<Record<string, string>>): readonly Choice[] {
  const { t } = useTranslation();
  return VOUCHER_BOOKS.flatMap((book) =>
    VOUCHER_FORMATS.map((format) => ({
      label: t('statements.exportVoucher', {
        book: t(`statements.voucherBook.${book}`),
        format: t(`statements.voucherFormat.${format}`),
      }),
      path,
      of: { ...of, book, format },
    })),
  );
}

interface ExportStatementProps {
  readonly statementId: string;
  readonly issued: boolean;
}

/** Writes one statement out, in the reader's language; for finance also as a voucher, once it is issued. */
export function ExportStatement({ statementId, issued }: ExportStatementProps) {
  const { t } = useTranslation();
  const finance = useMe().holdsAny(['finance']);
  const vouchers = useVouchers('/exports/voucher', { statementId });
  const files = STATEMENT_FORMATS.map((format) => ({
    label: t(`statements.exportFormat.${format}`),
    path: '/exports/statement',
    of: { statementId, format },
  }));
  return <ExportMenu label={t('statements.export')} choices={[...files, ...(finance && issued ? vouchers : [])]} />;
}

/** Writes all issued statements of a month out in one file, for finance and those who audit; for finance their vouchers too. */
export function ExportMonth({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const finance = useMe().holdsAny(['finance']);
  const vouchers = useVouchers('/exports/month-vouchers', { month });
  const files = MONTH_FORMATS.map((format) => ({
    label: t(`statements.exportFormat.${format}`),
    path: '/exports/month',
    of: { month, format },
  }));
  return (
    <ExportMenu label={t('statements.exportMonth', { month })} choices={[...files, ...(finance ? vouchers : [])]} />
  );
}
