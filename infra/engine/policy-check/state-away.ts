/** The state's database gives no answer, or none for now: nothing is known of any stack in it, and nothing is wrong with one. */
export class StateAway extends Error {
  override readonly name = 'StateAway';

  /** Whether this is what the Pulumi CLI says when it can't reach the database, or is turned away by it. */
  static isTold(text: string): boolean {
    return AWAY.test(text);
  }
}

/** The driver's own words, and PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown) and 58 (system). */
const AWAY =
  /SQLSTATE (08|53|57P|58)|failed to connect to `|dial (tcp|unix|error)|connection re(fused|set)|unexpected EOF|no such host|i\/o timeout|the database system is/i;
