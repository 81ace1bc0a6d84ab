import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Navigation state of a page that moves on because its input was sent: nothing is lost, so nothing is asked. */
export const SENT = { sent: true } as const;

/** Asks before a page with unsent input is left, inside the console and by closing the tab. */
export function useLeaveGuard(unsent: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsent && nextLocation.state?.sent !== true && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: t('orders.leaveTitle'),
      content: t('orders.leaveText'),
      okText: t('orders.leave'),
      cancelText: t('orders.stay'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!unsent) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);
}
