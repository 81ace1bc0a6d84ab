import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { SENT } from '../../ui/use-leave-guard.tsx';

interface Submitted {
  readonly requestId: string;
  readonly number: string;
  readonly waitsFor: readonly string[];
}

/** What follows a submitted resize or release: say its number and what it waits for, and go to it. */
export function useAfterSubmit(): (submitted: Submitted) => void {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return ({ requestId, number, waitsFor }) => {
    void message.success(t('resources.submitted', { number }));
    if (waitsFor.length > 0) void message.info(t('orders.submittedWait', { numbers: waitsFor.join('、') }));
    void queryClient.invalidateQueries({ queryKey: trpc.resources.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.requests.drafts.queryKey() });
    void navigate(`/orders/${requestId}`, { state: SENT });
  };
}
