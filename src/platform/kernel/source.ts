/** Where a row comes from, as people read it: what was imported names its workbook. */
export const sourceInWords = (source: string): string =>
  source.replace(/^workbook:(.*)$/s, '导入的表格《$1》');
