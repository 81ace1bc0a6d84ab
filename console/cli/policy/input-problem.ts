/** Why a folder can't be judged. Half of it judged would look like all of it: so nothing is. */
export type ProblemCode =
  | 'NO_SUCH_PATH'
  | 'NOTHING_TO_JUDGE'
  | 'SYNTAX'
  | 'HELM_TEMPLATE'
  | 'INCOMPLETE_OBJECT'
  | 'NO_SUCH_KIND'
  | 'NOT_TEXT'
  | 'TOO_LARGE'
  | 'TOO_MANY'
  | 'LEADS_OUTSIDE'
  | 'UNREADABLE';

/** One thing that stands in the way, with its place where it has one (from 1). */
export interface InputProblem {
  readonly code: ProblemCode;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** What the parser or the system said, in its own words. */
  readonly detail?: string;
}

/** The input can't be judged. Exit code 2. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(({ code, file }) => `${code} ${file}`).join('\n'));
    this.problems = problems;
  }
}
