/** A plan that must not be built: every problem at once, each saying what is wrong with which object and what to do. */
export class PlanInvalidError extends Error {
  readonly problems: readonly string[];

  constructor(subject: string, problems: readonly string[]) {
    super(`${subject}: ${problems.join('; ')}`);
    this.name = 'PlanInvalidError';
    this.problems = problems;
  }
}
