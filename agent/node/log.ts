/** Where the agent says what it does: one JSON object a line on standard output. Never a secret. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

export const logLines: Log = (level, message, facts = {}) => {
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, part: 'agent', message, ...facts })}\n`,
  );
};
