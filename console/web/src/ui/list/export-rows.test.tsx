import { describe, expect, it } from 'vitest';
import { EXPORT_LIMIT, exportRows, type FetchPage } from './export-rows.ts';
import type { ListColumn } from './list-column.ts';

interface Row {
  readonly id: string;
}
const columns: ListColumn<Row>[] = [
  { key: 'id', title: '编号', fields: [{ name: '编号', text: ({ id }) => id }] },
  { key: 'open', title: '' },
];
const watch = { stopped: () => false, onProgress: () => undefined };

/** `total` rows, 200 a page, the cursor being the next row's number. */
const pagesOf =
  (total: number): FetchPage<Row> =>
  async (cursor) => {
    const from = Number(cursor ?? 0);
    const to = Math.min(from + 200, total);
    const items = Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) }));
    return { items, nextCursor: to < total ? String(to) : null, total };
  };

describe('An export of a list', () => {
  it('holds every matching row once, in order, with the columns that hold something', async () => {
    const done = await exportRows(pagesOf(450), columns, watch);
    const lines = done?.csv.slice(1).trimEnd().split('\r\n');
    expect(lines).toEqual(['编号', ...Array.from({ length: 450 }, (_, index) => String(index))]);
    expect(done?.cut).toBe(false);
  });

  it('says when it was cut', async () => {
    const done = await exportRows(pagesOf(EXPORT_LIMIT + 1), columns, watch);
    expect(done?.cut).toBe(true);
    expect(done?.csv.trimEnd().split('\r\n')).toHaveLength(EXPORT_LIMIT + 1);
  });

  it('ends without a file when it is stopped', async () => {
    const seen: string[] = [];
    const stopping = { stopped: () => seen.length > 0, onProgress: (progress: string) => seen.push(progress) };
    expect(await exportRows(pagesOf(1_000), columns, stopping)).toBeNull();
    expect(seen).toEqual(['200 / 1000']);
  });

  it('says how far it is, also of a list that was not counted to its end', async () => {
    const seen: string[] = [];
    const seeing = { ...watch, onProgress: (progress: string) => seen.push(progress) };
    await exportRows(pagesOf(450), columns, seeing);
    expect(seen.splice(0)).toEqual(['200 / 450', '400 / 450', '450 / 450']);
    const all = pagesOf(900);
    await exportRows(async (cursor) => ({ ...(await all(cursor)), total: 400, atLeast: true }), columns, seeing);
    expect(seen).toEqual(['200 / 400+', '400 / 400+', '600', '800', '900']);
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'holds no formula where a text begins with %j, in a heading, a first, a middle or a last column, alone or after others',
    async (text) => {
      const field = (name: string) => ({ name, text: () => text });
      const wide: ListColumn<Row>[] = [
        { key: 'a', title: '', fields: [field(text)] },
        { key: 'b', title: '', fields: [field('b'), field(`${text} c`)] },
        { key: 'd', title: '', fields: [field('d')] },
      ];
      const done = await exportRows(pagesOf(201), wide, watch);
      const cells = done?.csv.match(/(?<=^\uFEFF|,|\r\n)("(?:[^"]|"")*"|[^,"\r\n]*)(?=,|\r\n)/g) ?? [];
      expect(cells).toHaveLength(4 * 202);
      const plain = cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
      expect(new Set(plain)).toEqual(new Set([`'${text}`, `'${text} c`, 'b', 'd']));
    },
  );

  it('gives an error on to the caller, and no file', async () => {
    await expect(exportRows(() => Promise.reject(new Error('gone')), columns, watch)).rejects.toThrow('gone');
  });
});
