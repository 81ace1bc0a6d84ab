import { useIsMutating } from '@tanstack/react-query';
import type { DraftSubject } from '@zhengyun/domain/requests/drafts/schemas.ts';
import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../../api/use-me.ts';
import { uploadKey } from '../upload/use-upload.ts';
import { type OpenedDraft, placeOf } from './resource-draft.ts';
import { useKeptDraft } from './use-kept-draft.ts';

interface ResourceForm {
  readonly subject: DraftSubject;
  readonly form: FormInstance;
  readonly opened: OpenedDraft;
  /** A field that is asked for anew each time, such as what is typed to confirm. */
  readonly unkept?: string;
}

type Values = Readonly<Record<string, unknown>>;

function without(values: Values, unkept: string): Values {
  const { [unkept]: _, ...kept } = values;
  return kept;
}

/** Keeps what is typed into a form of a resource, as an order's is kept, and at once when the form is closed. */
export function useResourceDraft({ subject, form, opened, unkept = '' }: ResourceForm) {
  const { person } = useMe();
  const [dirty, setDirty] = useState(false);
  const watched = Form.useWatch([], { form, preserve: true }) as Values | undefined;
  const values = useMemo(() => watched && without(watched, unkept), [watched, unkept]);
  const { id: draftId, savedAt } = opened;
  const draft = useKeptDraft({ place: placeOf(person.id, subject), draftId, subject, values, dirty, savedAt });
  const uploading = useIsMutating({ mutationKey: uploadKey(draftId) }) > 0;
  // What is watched comes a moment after it was typed; the form itself has it at once.
  const keepNow = () => draft.keepThis(without(form.getFieldsValue(true), unkept));
  const closing = useRef({ dirty, keepNow });
  closing.current = { dirty, keepNow };
  useEffect(
    () => () => {
      // Nobody is there any more to be told what went wrong: this browser's copy is the net.
      if (closing.current.dirty) closing.current.keepNow().catch(() => undefined);
    },
    [],
  );
  return {
    draft,
    /** Keeps what is written now. */
    keepNow,
    /** Something was typed that was not sent. */
    dirty,
    /** A file is still on its way; what is sent without it can't be given it any more. */
    uploading,
    /** Something was typed. */
    touch: () => setDirty(true),
    /** It was sent or dropped: nothing is kept after it. */
    end: () => {
      setDirty(false);
      closing.current.dirty = false;
      draft.end();
    },
  };
}
