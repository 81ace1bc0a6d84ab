import { findAssets } from '../assets/find-assets.ts';
import { command } from '../verb/command.ts';
import { departmentOf } from '../verb/refusal-rules.ts';
import { assetsCsv, assetsXlsx } from './asset-file-rules.ts';
import { fileOf } from './file-name-rules.ts';
import { type Download, exportAssetsSchema } from './schemas.ts';

/** Hands the assets in use again, of a year or of all, out as a file with what each avoided and what that rests on: a department its own, others all they see. */
export const exportAssets = command({
  event: 'exports.assets-taken',
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor', 'job'],
  input: exportAssetsSchema,
  async act(scope, { year, format, locale }) {
    const of = year === undefined ? {} : { year: Number(year) };
    const assets = await findAssets.definition.read(scope, { ...of, standing: 'reused' });
    const content = format === 'csv' ? assetsCsv(assets, locale) : assetsXlsx(assets, locale);
    const result: Download = { ...fileOf(format, year === undefined ? [] : [year], { locale, of: 'assets' }), content };
    return {
      result,
      audit: {
        object: { kind: 'verb', id: 'exports.assets' },
        departmentId: departmentOf(scope.ctx.actor),
        detail: { year: year ?? null, format, assets: assets.length },
      },
    };
  },
});
