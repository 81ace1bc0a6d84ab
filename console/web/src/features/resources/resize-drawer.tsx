import { useMutation } from '@tanstack/react-query';
import { submitResizeSchema } from '@zhengyun/domain/requests/schemas.ts';
import { type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Button, Drawer, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { QuotePanel } from '../../ui/quote/quote-panel.tsx';
import { type FieldProblem, problemsOfFacts, problemsOfIssues } from '../../ui/spec-fields/field-problems.ts';
import { SpecFields } from '../../ui/spec-fields/spec-fields.tsx';
import { usePeople } from '../../ui/spec-fields/use-people.ts';
import { useTargets } from '../../ui/spec-fields/use-targets.ts';
import { useSpecText } from '../../ui/use-spec-text.ts';
import { ResizeFit } from './resize-fit.tsx';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';

interface ResizeValues {
  readonly spec: ItemSpec;
  readonly reason?: string;
}

interface ResizeDrawerProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}

/** Checks with the wire's own schema, sends, and puts what is wrong at the fields. */
function useResize(resource: Resource) {
  const { i18n } = useTranslation();
  const trpc = useTRPC();
  const [key] = useState(newKey);
  const [form] = Form.useForm<ResizeValues>();
  const locale = i18n.language as Locale;
  const show = (problems: readonly FieldProblem[]) =>
    form.setFields(problems.map(({ path, message }) => ({ name: path as never, errors: [message] })));
  const resize = useMutation(
    trpc.requests.submitResize.mutationOptions({
      onSuccess: useAfterSubmit(),
      onError: (error) => show(problemsOfFacts(problemOf(error).facts, locale)),
    }),
  );
  const send = () => {
    const parsed = submitResizeSchema.safeParse({ resourceId: resource.id, key, ...form.getFieldsValue(true) });
    if (parsed.success) resize.mutate(parsed.data);
    else show(problemsOfIssues(parsed.error.issues, locale));
  };
  return { form, resize, send };
}

/** Asks for another specification, with the new price in view. */
export function ResizeDrawer({ resource, onClose }: ResizeDrawerProps) {
  const { t } = useTranslation();
  const specText = useSpecText();
  const { form, resize, send } = useResize(resource);
  const wanted = itemSpecSchema.safeParse(Form.useWatch('spec', { form, preserve: true }));
  const { cloud, system, tenancy } = resource;
  const here = { systemId: system.id, cloud: cloud.slug, zone: tenancy.zone };
  const targets = useTargets(here, resource.spec.item === 'load-balancer');
  const people = usePeople(resource.spec.item === 'bastion-account');
  const line = wanted.success ? [{ cloud: resource.cloud.slug, zone: resource.tenancy.zone, spec: wanted.data }] : null;
  return (
    <Drawer
      open
      size="min(720px, 94vw)"
      title={`${t('resources.resizeTitle')} ${resource.number}`}
      onClose={onClose}
      footer={
        <Flex justify="space-between" align="center" gap={12}>
          <span className="zy-faint">{t('resources.resizeNext')}</span>
          <Button type="primary" loading={resize.isPending} onClick={send}>
            {t('resources.resizeSubmit')}
          </Button>
        </Flex>
      }
    >
      <p>
        {t('resources.resizeNow')}：{specText(resource.spec)}
      </p>
      {resize.isError ? <ProblemBlock error={resize.error} /> : null}
      <Form<ResizeValues> form={form} layout="vertical" initialValues={{ spec: resource.spec }}>
        <SpecFields
          item={resource.spec.item}
          name={['spec']}
          path={['spec']}
          targets={targets}
          people={people}
          publicAddress={undefined}
          hostPlace="delivered"
        />
        <Form.Item name="reason" label={t('resources.reason')} required>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
      </Form>
      <ResizeFit resourceId={resource.id} spec={wanted.success ? wanted.data : null} />
      <Panel title={t('orders.priceTitle')}>
        <QuotePanel lines={line} />
      </Panel>
    </Drawer>
  );
}
