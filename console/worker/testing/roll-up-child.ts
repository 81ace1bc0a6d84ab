import { connect } from '@zhengyun/db/connect.ts';
import { rollUpUses } from '../loops/roll-up-use.ts';

/** Child of the kill test: one turn of the roll-up. Arguments: database of the worker's role, holder of the loop's lease, instant of the turn. */
const [url = '', holder = '', at = ''] = process.argv.slice(2);
const db = connect(url, { applicationName: 'roll-up-child', maximum: 2 });
await rollUpUses({ db, holder, now: () => new Date(at), stopping: new AbortController().signal });
await db.destroy();
