import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '@zhengyun/domain/verb/actor.ts';
import { describe, expect, it } from 'vitest';
import { admits, admittedTo, PAGE, pageOf, REWRITE, sightOf } from './page.ts';
import { readProcedures } from './read-procedures.ts';

const procedures = await readProcedures();

describe('the published matrix', () => {
  it('says of every procedure what the code says', () => {
    const published = readFileSync(join(import.meta.dirname, '..', '..', PAGE), 'utf8');
    const lines = new Set(published.split('\n'));
    const missing = pageOf(procedures)
      .split('\n')
      .filter((line) => !lines.has(line));
    expect(missing, `${PAGE} is behind the code: run \`${REWRITE}\` and commit it`).toEqual([]);
    expect(published === pageOf(procedures), `${PAGE} has more than the code: run \`${REWRITE}\``).toBe(true);
  });

  it('opens nothing to people who are not signed in', () => {
    expect(procedures.filter((each) => admittedTo(each) === 'anyone').map(({ path }) => path)).toEqual([]);
  });

  it('lets somebody in everywhere', () => {
    const closed = procedures.filter((each) => !ROLES.some((role) => admits(each, role)));
    expect(closed.map(({ path }) => path)).toEqual([]);
  });

  it('has an audit event wherever something is changed', () => {
    const silent = procedures.filter(({ kind, verbs }) => kind === 'mutation' && !verbs.some((verb) => verb.event));
    // Signing out goes through the session's own end, which leaves `people.signed-out`.
    expect(silent.map(({ path }) => path)).toEqual(['session.signOut']);
  });

  it('records what is refused wherever a person changes something', () => {
    const unrecorded = procedures.filter(({ verbs }) => verbs.some((verb) => verb.builder === 'ingest'));
    // A draft is saved every few seconds while somebody types: its first save leaves the row. Readings come from programs by the
    // thousand: each batch that was taken leaves one, and what a key is refused for is noted with the key. A file of them is such a
    // batch, and rating only writes anew what follows from facts.
    expect(unrecorded.map(({ path }) => path)).toEqual([
      'cloudDrafts.save',
      'metering.importUsage',
      'metering.ingest',
      'rating.rateMonth',
      'requests.saveDraft',
    ]);
  });

  it('keeps duties apart: who supervises never operates, and who operates sees no money', () => {
    const open = (path: string) => ROLES.filter((role) => admits(procedures.find((each) => each.path === path)!, role));
    expect(open('provisioning.stop')).toEqual(['platform-engineer']);
    expect(open('pricing.publish')).toEqual(['finance']);
    expect(open('people.grant')).toEqual(['security-admin']);
    expect([sightOf('platform-engineer'), sightOf('finance'), sightOf('applicant')]).toEqual(['O', 'P', 'D']);
  });
});
