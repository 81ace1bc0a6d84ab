import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';

export const PEOPLE = [
  'applicant',
  'approver',
  'authority',
  'technical',
  'reviewer',
  'engineer',
  'finance',
  'applicant2',
  'secadmin',
] as const;
export type People = Readonly<Record<(typeof PEOPLE)[number], ConsoleClient>>;

/** Signs in the sample people at `base`, each with a session of their own. */
export async function signInPeople(base: string): Promise<People> {
  const clients = await Promise.all(
    PEOPLE.map(async (slug) => [slug, await signIn(new URL(base), `sample:${slug}`)] as const),
  );
  return Object.fromEntries(clients) as People;
}
