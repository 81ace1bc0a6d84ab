import { ShoppingCartOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { SaveTemplate } from '../../../ui/save-template.tsx';
import { FileImport } from './file-import.tsx';
import { linesToKeep } from './join-lines.ts';
import type { OrderValues } from './order-values.ts';
import { SheetImport } from './sheet-import.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { type OrderKeeper, useBrought } from './use-brought.ts';

interface OrderSourcesProps extends OrderKeeper {
  readonly departmentId: string | undefined;
}

/** Where lines may come from beside typing, and where they may be kept: an order file, a spreadsheet, templates, the cart. */
export function OrderSources({ departmentId, onOrder, keep }: OrderSourcesProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<OrderValues>();
  const { bring, busy, take } = useBrought({ onOrder, keep });
  const values = () => form.getFieldsValue(true) as OrderValues;
  return (
    <>
      <FileImport onOrder={onOrder} />
      <Panel>
        <Flex vertical gap={12}>
          <SheetImport onLines={take} />
          <Flex gap={8} wrap>
            <TemplatePicker busy={busy} onPicked={(id) => bring({ kind: 'template', id })} />
            <SaveTemplate
              departmentId={departmentId}
              lines={() => linesToKeep(values())}
              suggested={values().title ?? ''}
            />
            <Button onClick={() => bring({ kind: 'cart' })} loading={busy}>
              {t('shop.fromCart')}
            </Button>
            <KeepInCart values={values} />
          </Flex>
        </Flex>
      </Panel>
    </>
  );
}

/** Puts the order's lines, finished or not, into the person's cart for another day. */
function KeepInCart({ values }: { readonly values: () => OrderValues }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const put = useMutation(
    trpc.carts.put.mutationOptions({
      onSuccess: ({ count }) => {
        void message.success(t('shop.putInCart', { n: count }));
        void queryClient.invalidateQueries({ queryKey: trpc.carts.pathKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const keep = () =>
    put.mutate({
      lines: values().lines.map(({ cloud, zone, spec }) => ({ cloud: cloud ?? null, zone: zone ?? null, spec })),
    });
  return (
    <Button icon={<ShoppingCartOutlined />} loading={put.isPending} onClick={keep}>
      {t('shop.keepInCart')}
    </Button>
  );
}
