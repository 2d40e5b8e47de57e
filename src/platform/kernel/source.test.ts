import { expect, it } from 'vitest';
import { sourceInWords } from './source.ts';

it('names an imported workbook in words, and leaves any other source as it is', () => {
  expect(sourceInWords('workbook:花名册.xlsx')).toBe('导入的表格《花名册.xlsx》');
  expect(sourceInWords('企业来函')).toBe('企业来函');
});
