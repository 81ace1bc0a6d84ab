import type { Translated } from '../translated.ts';
import type { signIn as source } from '../zh-CN/sign-in.ts';

export const signIn: Translated<typeof source> = {
  title: 'Sign in to Zhengyun',
  lead: 'One console for the provincial 1+N+M government cloud',
  button: 'Sign in with unified identity',
  demo: 'Demonstration sign-in (simulated)',
  demoWhy:
    'This is a one-machine demonstration: the next page is a simulated identity provider with a sample person for each role.',
  realName: 'Accounts are real-name; every act is recorded and can be audited.',
};
