import { inject } from 'vitest';

/** URL of the superuser on the database of `ownerUrl`, for what a test prepares past every wall. */
export function superuserOf(ownerUrl: string): string {
  const url = new URL(inject('postgres').adminUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
}
