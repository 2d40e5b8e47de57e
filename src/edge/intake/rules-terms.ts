import { type CellValue, isPlaceholder, narrow, type Reading, warning } from './rules-values.ts';

// How long a contract runs, and what trade a firm is in.

/** 36, 36个月, 3年, 一年, 三年期; a contract without an end has no months. */
export function readContractMonths(value: CellValue): Reading<number> {
  const text = narrow(value.text).replace(/\s/g, '');
  if (text === '' || isPlaceholder(text) || /无固定期限/.test(text)) return { remarks: [] };
  const digits = text.replace(/^[一二两三四五六七八九十](?=个?月|年|期|$)/, (word) => String(NUMBERS[word]));
  const [, count, unit] = /^(\d{1,3})(个?月|年)?期?$/.exec(digits) ?? [];
  const months = count === undefined ? 0 : Number(count) * (unit === '年' ? 12 : 1);
  return months > 0
    ? { value: months, remarks: [] }
    : {
        remarks: [
          warning('contract-months-unreadable', '合同期限认不出来，按未知处理：请写成 24个月 或 2年'),
        ],
      };
}
const NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((word, i) => [word, i + 1])),
  两: 2,
};

/** C33, c3311, 3311 机床制造: the class without its name. */
export function readIndustryClass(value: CellValue): Reading<string> {
  const text = narrow(value.text).replace(/\s/g, '').toUpperCase();
  if (text === '' || isPlaceholder(text)) return { remarks: [] };
  const [, code] = /^([A-T]?\d{2,4}|[A-T])(?![A-Z\d])/.exec(text) ?? [];
  return code === undefined
    ? {
        remarks: [
          warning(
            'industry-class-unreadable',
            '行业代码认不出来，按未知处理：请按《国民经济行业分类》填写，例如 C33 或 3311',
          ),
        ],
      }
    : { value: code, remarks: [] };
}
