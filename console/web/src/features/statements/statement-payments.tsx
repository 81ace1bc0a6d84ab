import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { useKeptText } from '../../ui/draft/use-kept-text.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Statement } from './statement-types.ts';

type Payment = Statement['steps']['payments'][number];

/** Takes a payment back that was recorded wrongly; who recorded it is not offered it. */
function Reverse({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const words = useKeptText(`reverse-payment.${payment.id}`);
  const reverse = useMutation(
    trpc.settlement.reversePayment.mutationOptions({
      onSuccess: () => {
        void message.success(t('statements.payReversed'));
        void queryClient.invalidateQueries({ queryKey: trpc.settlement.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      most={500}
      label={t('statements.payReverse')}
      why={t('statements.payReverseWhy', { reference: payment.reference })}
      danger
      words={words}
      mutation={reverse}
      onSubmit={(reason) => reverse.mutate({ paymentId: payment.id, reason })}
    />
  );
}

/** What was recorded as paid for a statement, what of it was reversed, by whom and why. */
export function StatementPayments({ payments }: { readonly payments: readonly Payment[] }) {
  const { t } = useTranslation();
  return payments.map((payment) => {
    const { id, reversed, reversible } = payment;
    return (
      <Flex key={id} gap={12} align="center" wrap>
        <span className="zy-number">{payment.paidOn}</span>
        {reversed ? (
          <del>
            <Amount fen={payment.amountFen} />
          </del>
        ) : (
          <Amount fen={payment.amountFen} />
        )}
        <span>{payment.reference}</span>
        <span className="zy-faint">{t('statements.recordedBy', { name: payment.recordedBy })}</span>
        {reversed ? (
          <>
            <Tag>{t('statements.payReversedMark')}</Tag>
            <span>
              {t('statements.payReversedBy', {
                name: reversed.by,
                at: formatInstant(reversed.at),
                reason: reversed.reason,
              })}
            </span>
          </>
        ) : null}
        {reversible ? <Reverse payment={payment} /> : null}
      </Flex>
    );
  });
}
