const STEPS = ['KB', 'MB'] as const;

/** Size of a file as people read it: whole KB, or MB with one decimal (1 KB = 1,024 bytes); what is there is never 0. */
export function formatBytes(bytes: number): string {
  const [kb, mb] = STEPS;
  if (bytes < 1_024 * 1_024) return `${Math.max(1, Math.round(bytes / 1_024))} ${kb}`;
  return `${(bytes / 1_024 / 1_024).toFixed(1)} ${mb}`;
}
