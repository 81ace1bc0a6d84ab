/** The environment of a provider process in tests: this one's, no cluster of anybody's, and what a test puts over it. */
export function testEnv(overrides: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, KUBECONFIG: '/nowhere', ...overrides };
}
