import { messageOf } from '../cluster/api-error.ts';

const HELP =
  'https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/' +
  'managing-resources-with-server-side-apply/#handle-field-conflicts-on-existing-resources';

/** Says which manager wanted a field that another one holds; the server's own words name the other and the field. */
export function conflictError(error: unknown, fieldManager: string): Error {
  return new Error(
    `server-side apply field conflict detected, see ${HELP} for troubleshooting help\n` +
      `The resource managed by field manager "${fieldManager}" had an apply conflict: ${messageOf(error)}`,
  );
}
