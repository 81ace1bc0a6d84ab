import { useMutation } from '@tanstack/react-query';
import { submitResizeSchema } from '@zhengyun/domain/requests/changes/schemas.ts';
import { type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Button, Drawer, Flex, Form, type FormInstance, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { AttachmentsField } from '../../ui/draft/attachments-field.tsx';
import { DraftNote } from '../../ui/draft/draft-note.tsx';
import { OpenDraft } from '../../ui/draft/open-draft.tsx';
import type { OpenedDraft } from '../../ui/draft/resource-draft.ts';
import { RestoredNotice } from '../../ui/draft/restored-notice.tsx';
import { FundingFields } from '../../ui/funding-fields.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { QuotePanel } from '../../ui/quote/quote-panel.tsx';
import { problemsOfFacts, problemsOfIssues } from '../../ui/spec-fields/field-problems.ts';
import { useMarkedFields } from '../../ui/spec-fields/use-marked-fields.ts';
import { useSpecText } from '../../ui/use-spec-text.ts';
import { ResizeFields } from './resize-fields.tsx';
import { ResizeFit } from './resize-fit.tsx';
import type { Resource } from './resource-types.ts';
import { useAfterSubmit } from './use-after-submit.ts';
import { useChangeForm } from './use-change-form.ts';

interface ResizeValues {
  readonly spec: ItemSpec;
  readonly reason?: string;
}

interface ResizeDrawerProps {
  readonly resource: Resource;
  readonly onClose: () => void;
}

/** Checks with the wire's own schema, sends under the draft's name, and puts what is wrong at the fields. */
function useResize(
  form: FormInstance<ResizeValues>,
  { resource, key, end }: { readonly resource: Resource; readonly key: string; readonly end: () => void },
) {
  const { i18n } = useTranslation();
  const trpc = useTRPC();
  const locale = i18n.language as Locale;
  const after = useAfterSubmit();
  const { show, answered } = useMarkedFields(form);
  const resize = useMutation(
    trpc.requests.submitResize.mutationOptions({
      onSuccess: (submitted) => {
        end();
        after(submitted);
      },
      onError: (error) => show(problemsOfFacts(problemOf(error).facts, locale)),
    }),
  );
  const send = () => {
    const parsed = submitResizeSchema.safeParse({ resourceId: resource.id, key, ...form.getFieldsValue(true) });
    if (!parsed.success) return show(problemsOfIssues(parsed.error.issues, locale));
    show([]);
    resize.mutate(parsed.data);
  };
  return { resize, send, answered };
}

/** Asks for another specification, with the new price in view. */
export function ResizeDrawer(props: ResizeDrawerProps) {
  return (
    <OpenDraft subject={{ kind: 'resize', resourceId: props.resource.id }} onClose={props.onClose}>
      {(opened, anew) => <ResizeForm {...props} opened={opened} onDropped={anew} />}
    </OpenDraft>
  );
}

interface ResizeFormProps extends ResizeDrawerProps {
  readonly opened: OpenedDraft;
  readonly onDropped: () => void;
}

function ResizeForm({ resource, opened, onClose, onDropped }: ResizeFormProps) {
  const { t } = useTranslation();
  const specText = useSpecText();
  const [form] = Form.useForm<ResizeValues>();
  const kept = useChangeForm({ kind: 'resize', resource, form, opened });
  const { resize, send, answered } = useResize(form, { resource, key: opened.id, end: kept.end });
  const wanted = itemSpecSchema.safeParse(Form.useWatch('spec', { form, preserve: true }));
  const line = wanted.success ? [{ cloud: resource.cloud.slug, zone: resource.tenancy.zone, spec: wanted.data }] : null;
  const dropped = () => {
    kept.end();
    onDropped();
  };
  const footer = (
    <Footer busy={resize.isPending} uploading={kept.uploading} onSend={send}>
      <DraftNote kept={kept.draft} form={kept.address} />
    </Footer>
  );
  const title = `${t('resources.resizeTitle')} ${resource.number}`;
  return (
    <Drawer open size="min(720px, 94vw)" title={title} onClose={onClose} footer={footer}>
      {opened.values ? <RestoredNotice draftId={opened.id} onDropped={dropped} /> : null}
      <p>
        {t('resources.resizeNow')}：{specText(resource.spec)}
      </p>
      {resize.isError ? <ProblemBlock error={resize.error} /> : null}
      <Form<ResizeValues>
        form={form}
        layout="vertical"
        initialValues={{ spec: resource.spec, ...opened.values }}
        onValuesChange={() => {
          kept.touch();
          answered();
        }}
      >
        <ResizeFields resource={resource} />
        <Form.Item name="reason" label={t('resources.reason')} required>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <div className="zy-fields zy-fields-wide">
          <FundingFields />
        </div>
      </Form>
      <AttachmentsField draftId={opened.id} first={opened.attachments} keep={kept.keepNow} />
      <ResizeFit resourceId={resource.id} spec={wanted.success ? wanted.data : null} />
      <Panel title={t('orders.priceTitle')}>
        <QuotePanel lines={line} />
      </Panel>
    </Drawer>
  );
}

interface FooterProps {
  readonly busy: boolean;
  readonly uploading: boolean;
  readonly onSend: () => void;
  /** Whether what is written is kept. */
  readonly children: ReactNode;
}

function Footer({ busy, uploading, onSend, children }: FooterProps) {
  const { t } = useTranslation();
  return (
    <Flex justify="space-between" align="center" gap={12}>
      <div>
        <span className="zy-faint">{t('resources.resizeNext')}</span>
        {children}
      </div>
      <Button type="primary" loading={busy} disabled={uploading} onClick={onSend}>
        {t(uploading ? 'orders.attachmentOnItsWay' : 'resources.resizeSubmit')}
      </Button>
    </Flex>
  );
}
