import { MONTH_FORMATS, STATEMENT_FORMATS, VOUCHER_FORMATS } from '@zhengyun/domain/exports/schemas.ts';
import { VOUCHER_BOOKS } from '@zhengyun/rulebook/voucher-policy.ts';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { ExportMenu, type FileChoice } from '../../ui/page/export-menu.tsx';

/** Files of vouchers, in each book and format. */
function useVouchers(path: string, of: Readonly<Record<string, string>>): readonly FileChoice[] {
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
