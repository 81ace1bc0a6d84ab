import { connect } from '@zhengyun/db/connect.ts';
import { pino } from 'pino';
import { rateUse } from '../loops/rate-use.ts';

/** Child of the kill test: one turn of rating. Arguments: database of the worker's role, holder of the loop's lease, instant of the turn. */
const [url = '', holder = '', at = ''] = process.argv.slice(2);
const db = connect(url, { applicationName: 'rate-child', maximum: 2 });
const stopping = new AbortController().signal;
await rateUse({ db, holder, now: () => new Date(at), stopping, log: pino({ enabled: false }) });
await db.destroy();
