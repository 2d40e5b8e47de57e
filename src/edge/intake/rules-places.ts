import { placeAbove, placeLevelOf } from '../../law/reference/index.ts';
import type { PlannedRow } from './contract.ts';
import type { Staged } from './contract-staged.ts';
import { type FileTable, type PlanContext, planRow } from './rules-context.ts';
import { mapRows } from './rules-organisations.ts';
import { type CellValue, type Reading, readText, refusing } from './rules-values.ts';

/** 乡镇村目录 (GS-3-1): a township or village a row, by the 12 digits of the statistics bureau. */
export function planPlaces(source: FileTable, context: PlanContext): PlannedRow[] {
  const seen = new Map<string, number>();
  return mapRows(source, context.words, (row) => {
    const code = row.read('code', readPlaceCode);
    const name = row.read('name', readText);
    const parent = row.read('parentCode', readPlaceCode);
    const above = code === undefined ? undefined : placeAbove(code);
    if (code === undefined || placeLevelOf(code) === undefined)
      row.add(
        'code',
        refusing(
          'place-code',
          '代码要写 12 位数字：乡镇（街道）的后 3 位是 000，村（社区）的前 9 位与所属乡镇相同',
        ),
      );
    if (name === undefined) row.add('name', refusing('place-name-missing', '名称为空：请填写乡镇或村的名称'));
    if (above !== undefined && parent !== above && parent !== `${above}000000`)
      row.add(
        'parentCode',
        refusing('place-parent', '上级代码与代码不相接：乡镇的上级是县区代码，村的上级是所属乡镇的代码'),
      );
    const first = code === undefined ? undefined : seen.get(code);
    if (first !== undefined)
      row.add('code', refusing('place-twice', `与第 ${first} 行代码相同，保留先出现的一行`));
    else if (code !== undefined) seen.set(code, row.number);
    return planRow(source, row, (): Staged | undefined =>
      code === undefined || name === undefined || above === undefined
        ? undefined
        : { form: 'places', code, name, parentCode: above },
    );
  });
}

/** 12 digits as they are; the 9 of a township get their three noughts. Numbers of a spreadsheet keep 12 digits. */
function readPlaceCode(value: CellValue): Reading<string> {
  const text = value.text.normalize('NFKC').replace(/\s/g, '');
  if (/^[1-9]\d{11}$/.test(text) || /^[1-9]\d{5}$/.test(text)) return { value: text, remarks: [] };
  if (/^[1-9]\d{8}$/.test(text)) return { value: `${text}000`, remarks: [] };
  return { remarks: [] };
}
