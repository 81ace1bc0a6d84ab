import type { z } from 'zod';
import { cloudsOverview } from '../clouds/overview.ts';
import { query } from '../verb/query.ts';
import { csvOf, sampleRows, xlsxOf } from './sample-rules.ts';
import { sheetSampleInputSchema, type sheetSampleSchema } from './schemas.ts';

const NAME = { 'zh-CN': '批量申请样表', 'en-US': 'order-lines-sample' } as const;

/** A sheet to start from, with every column and three lines that can be read as they stand. */
export const getSample = query({
  allow: ['signed-in'],
  input: sheetSampleInputSchema,
  async read(scope, { format, locale }): Promise<z.output<typeof sheetSampleSchema>> {
    const { clouds } = await cloudsOverview.definition.read(scope, undefined);
    const rows = sampleRows(locale, clouds);
    const bytes = format === 'csv' ? csvOf(rows) : xlsxOf(rows, NAME[locale]);
    return { name: `${NAME[locale]}.${format}`, content: Buffer.from(bytes).toString('base64') };
  },
});
