import { TRPCClientError } from '@trpc/client';

/** The name that Content-Disposition gives a file (RFC 8187), in whatever language it is. */
function nameIn(disposition: string | null): string {
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  return decodeURIComponent(encoded);
}

/**
 * Takes a file from the server and hands it over to the browser, whole or not at all. Rejects with what `problemOf` reads of any other call;
 * as unreachable where the file breaks off half way.
 */
export async function takeFile(address: string, language: string): Promise<void> {
  const response = await fetch(address, { headers: { 'x-zhengyun': 'web', 'accept-language': language } });
  if (!response.ok) {
    const { message, ...data } = (await response.json()) as { readonly message: string };
    throw TRPCClientError.from({ error: { message, code: -32_603, data } } as never);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameIn(response.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(url);
}
