import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Instant } from '../../../ui/instant.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { CloudStatus } from '../../../ui/status/cloud-status.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { type CloudDraft, definitionOf, draftOfDefinition } from '../new/cloud-draft.ts';
import { IdentityFields } from '../new/identity-fields.tsx';
import { ServiceFields } from '../new/service-fields.tsx';
import { StorageFields } from '../new/storage-fields.tsx';
import { ZoneFields } from '../new/zone-fields.tsx';
import { useLook } from '../use-look.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { DraftNote } from './draft-note.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  readonly cloud: Outputs['clouds']['definition'];
  readonly draft: Outputs['cloudDrafts']['get'] | null;
}

/** What the form holds would change of the cloud, asked a moment after it stopped changing. */
function useReview(values: CloudDraft) {
  const trpc = useTRPC();
  const settled = useDebounced(values, 500);
  return useQuery(
    trpc.clouds.review.queryOptions(definitionOf(settled), { placeholderData: keepPreviousData, retry: false }),
  );
}

/** Sends the change: to the operation that deploys it, or back to the cloud where there is nothing to deploy on. */
function useRevise(slug: string) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.provisioning.reviseCloud.mutationOptions({
      onSuccess: async ({ operationId }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.clouds.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.cloudDrafts.pathKey() });
        await navigate(operationId ? `/operations/${operationId}` : `/clouds/${slug}`);
      },
    }),
  );
}

/** The form of a cloud that stands: every change is shown, and refused with the reason, before it is sent. */
export function EditCloudForm({ cloud, draft }: Props) {
  const { t } = useTranslation();
  const { slug } = cloud.definition;
  const [form] = Form.useForm<CloudDraft>();
  const [initial] = useState(
    () => ({ ...draftOfDefinition(cloud.definition), ...(draft?.definition ?? {}), slug }) as CloudDraft,
  );
  const kept = useDraft({ cloudId: cloud.id, draftId: draft?.id, values: () => form.getFieldsValue(true) });
  const look = useLook({ slug, cloudId: cloud.id });
  const revise = useRevise(slug);
  const submit = async () => {
    const draftId = await kept.stop();
    revise.mutate({ definition: definitionOf(form.getFieldsValue(true)), ...(draftId ? { draftId } : {}) });
  };
  return (
    <>
      <PageHeader
        title={t('clouds.editTitle', { name: cloud.definition.name })}
        status={<CloudStatus state={cloud.state} />}
        lead={t('clouds.editLead')}
        actions={<DraftNote draft={kept} />}
      />
      {draft ? <Restored draft={draft} slug={slug} /> : null}
      <Form<CloudDraft>
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={kept.touch}
        onFinish={() => void submit()}
        scrollToFirstError
      >
        <IdentityFields stands />
        <LookAgain look={look} />
        <EditedZones look={look} initial={initial} />
        <ServiceFields seen={look.last?.operators ?? null} />
        <StorageFields
          provisioners={look.last?.provisioners ?? []}
          kubevirt={look.last?.kubevirt ?? null}
          fixed={cloud.deployedAt !== null}
        />
        <Sending initial={initial} revise={revise} />
      </Form>
    </>
  );
}

interface SendingProps {
  readonly initial: CloudDraft;
  readonly revise: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
}

/** What would change, and the button that sends it; it alone is drawn anew as one types, not the whole form. */
function Sending({ initial, revise }: SendingProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<CloudDraft>();
  const values = Form.useWatch((all: CloudDraft) => all, { form, preserve: true });
  const review = useReview(values?.zones ? values : initial);
  const ready = review.data !== undefined && review.data.refusal === null && review.data.changes.length > 0;
  return (
    <>
      <ChangesPanel revision={review.data} />
      {review.isError ? <ProblemBlock error={review.error} title={t('clouds.reviewFailed')} /> : null}
      {revise.isError ? <ProblemBlock error={revise.error} /> : null}
      <Alert className="zy-section" type="info" showIcon title={t('clouds.editNext')} />
      <Button type="primary" htmlType="submit" loading={revise.isPending} disabled={!ready}>
        {t('clouds.editSubmit')}
      </Button>
    </>
  );
}

function Restored({ draft, slug }: { readonly draft: NonNullable<Props['draft']>; readonly slug: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const drop = useMutation(
    trpc.cloudDrafts.drop.mutationOptions({
      onSuccess: async () => {
        await navigate(`/clouds/${slug}`);
        await queryClient.invalidateQueries({ queryKey: trpc.cloudDrafts.pathKey() });
      },
    }),
  );
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      title={
        <>
          {t('clouds.draftRestored')} <Instant at={draft.savedAt} />
        </>
      }
      action={
        <Button loading={drop.isPending} onClick={() => drop.mutate({ draftId: draft.id })}>
          {t('clouds.draftDrop')}
        </Button>
      }
    />
  );
}

type Looking = ReturnType<typeof useLook>;

/** When the cluster was looked at last, and the way to look again: nodes and operators to choose from. */
function LookAgain({ look }: { readonly look: Looking }) {
  const { t } = useTranslation();
  return (
    <div className="zy-section">
      <Flex gap={12} align="center" wrap>
        <Button onClick={look.look} loading={look.isLooking}>
          {t('clouds.lookAgain')}
        </Button>
        <span className="zy-faint">
          {look.last?.probedAt ? (
            <>
              {t('clouds.lookedAt')} <Instant at={look.last.probedAt} />
            </>
          ) : (
            t('clouds.lookedNever')
          )}
        </span>
      </Flex>
      {look.failed ? <Alert type="error" showIcon title={look.failed.reason ?? ''} /> : null}
      {look.error ? <ProblemBlock error={look.error} /> : null}
    </div>
  );
}

function EditedZones({ look, initial }: { readonly look: Looking; readonly initial: CloudDraft }) {
  const entries = useQuery(useTRPC().clouds.zoneEntries.queryOptions());
  const own = initial.zones.flatMap((zone) => zone.nodes ?? []);
  const nodes = [...new Set([...own, ...(look.last?.nodes ?? [])])].toSorted();
  return <ZoneFields entries={entries.data ?? []} nodes={nodes} />;
}
