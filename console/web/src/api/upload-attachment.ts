import { TRPCClientError } from '@trpc/client';
import type { Attachment } from '@zhengyun/domain/requests/attachments/schemas.ts';

interface Upload {
  readonly file: File;
  /** The draft, or the dispute, that it goes with. */
  readonly to: { readonly draft: string } | { readonly dispute: string };
  readonly language: string;
}

/**
 * Adds a file to a draft, or to a dispute as evidence: its bytes as they are, beside the procedures, whose JSON is no place for megabytes. Rejects with what `problemOf`
 * reads of any other call.
 */
export async function uploadAttachment({ file, to, language }: Upload): Promise<Attachment> {
  const address = `/attachments?${new URLSearchParams({ ...to, name: file.name })}`;
  const headers = { 'x-zhengyun': 'web', 'accept-language': language, 'content-type': 'application/octet-stream' };
  const response = await fetch(address, { method: 'POST', headers, body: file });
  const answer: unknown = await response.json();
  if (response.ok) return answer as Attachment;
  const { message, ...data } = answer as { readonly message: string };
  throw TRPCClientError.from({ error: { message, code: -32_603, data } } as never);
}
