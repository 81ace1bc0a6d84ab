import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';

/** Where files are made that a spreadsheet opens, each with tests that no cell of them is a formula. */
const MAKERS = [
  'console/web/src/ui/list/csv.ts',
  'console/domain/src/order-sheets/sample-rules.ts',
  'console/domain/src/exports/csv-write-rules.ts',
  'console/domain/src/exports/xlsx-write-rules.ts',
];
/** Hand a file that a maker made to the browser. */
const GIVERS = [
  'console/web/src/ui/list/export-button.tsx',
  'console/web/src/features/orders/new/sheet-import.tsx',
  // Vendors' bills as they came: one with a formula in any cell was never taken in.
  'console/web/src/features/reconciliation/bill-file.ts',
  // Files of use as they came, named as text: no spreadsheet opens those by itself.
  'console/web/src/features/usage/import-file.tsx',
  // Statements as the server made them.
  'console/web/src/api/take-file.ts',
  // The media type alone, of what those makers made.
  'console/domain/src/exports/file-name-rules.ts',
  // Open data, written by the rows of exports.
  'console/server/http/open-data-routes.ts',
];

describe('spreadsheets', () => {
  const sources = readSources().filter(
    ({ path, isTest, isGenerated }) => path.startsWith('console/') && !isTest && !isGenerated,
  );

  it('are made in a few places alone, which let no text become a formula: every list goes through the one for lists', () => {
    const makers = sources.filter(({ text }) => text.includes('uFEFF') || text.includes('spreadsheetml/2006/main'));
    const reads = /(csv|xlsx|office)-rules\.ts$/;
    expect(
      makers
        .map(({ path }) => path)
        .filter((path) => !reads.test(path))
        .toSorted(),
    ).toEqual(MAKERS.toSorted());
  });

  it('leave the console by those that hand out what those made', () => {
    const givers = sources.filter(({ text }) => text.includes('createObjectURL') || text.includes('text/csv'));
    const receives = /attachments\/|order-sheet\.ts$/;
    expect(
      givers
        .map(({ path }) => path)
        .filter((path) => !receives.test(path))
        .toSorted(),
    ).toEqual(GIVERS.toSorted());
  });
});
