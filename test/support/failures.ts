/** What this file reads of vitest's JSON report: one entry per file, one per test within it. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Lines of a failure's message worth repeating at the end of a long run: the assertion and the first frames. */
const LINES = 12;

const indented = (text: string): string =>
  text
    .split('\n')
    .slice(0, LINES)
    .map((line) => `    ${line}`)
    .join('\n');

/**
 * One paragraph per test that failed, and per file that failed as a whole (it didn't load, a hook threw): file below
 * `root`, name, and the head of its message. A whole run prints far more than anyone scrolls back through.
 */
export function failuresOf(report: Report, root: string): string[] {
  return report.testResults.flatMap((file) => {
    const name = file.name.startsWith(`${root}/`) ? file.name.slice(root.length + 1) : file.name;
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`✘ ${name}\n${indented(file.message)}`];
    return failed.map((test) => `✘ ${name} > ${test.fullName}\n${indented(test.failureMessages.join('\n'))}`);
  });
}
