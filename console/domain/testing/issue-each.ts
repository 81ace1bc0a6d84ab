import { connect } from '@zhengyun/db/connect.ts';
import { issueStatement } from '../src/settlement/issue-statement.ts';
import type { Actor } from '../src/verb/actor.ts';

/**
 * A person of finance who issues statement after statement and says on its output which is issued; for tests that end it in the midst.
 * Arguments: database URL, instant of the console's clock, the person as JSON, statements.
 */
const [url = '', now = '', person = '{}', ...statements] = process.argv.slice(2);
const db = connect(url, { applicationName: 'issue-each', maximum: 1 });
const actor: Actor = JSON.parse(person);
for (const statementId of statements) {
  const { number } = await issueStatement({ actor, now: new Date(now), db, traceId: statementId }, { statementId });
  process.stdout.write(`${number}\n`);
}
await db.destroy();
