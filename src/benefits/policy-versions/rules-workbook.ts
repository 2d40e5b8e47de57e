import type { z } from 'zod';
import { type Vocabulary, type VocabularyList, WORDS } from '../../law/policy/index.ts';
import {
  done,
  fen,
  formatYuan,
  parseYuan,
  type Refusal,
  type Result,
  refusal,
  refused,
} from '../../platform/kernel/index.ts';
import { type Change, MOST_FEN, type standardGridRow } from './contract.ts';
import { cellsKey } from './rules.ts';

type StandardSet = Extract<Change, { kind: 'standard-set' }>;
type GridRow = Omit<z.input<typeof standardGridRow>, 'occupationName'>;

export const COLUMNS = [
  { id: 'benefit', header: '补贴项目' },
  { id: 'trainingKind', header: '培训类型' },
  { id: 'occupationCode', header: '职业编码' },
  { id: 'occupationName', header: '职业名称' },
  { id: 'level', header: '等级' },
  { id: 'certificateKind', header: '证书类型' },
  { id: 'unit', header: '计量单位' },
  { id: 'amount', header: '标准（元）' },
  { id: 'uplift', header: '急需紧缺上浮（%）' },
  { id: 'ended', header: '停用' },
  { id: 'source', header: '现行依据' },
] as const;
type ColumnId = (typeof COLUMNS)[number]['id'];

const ENDED = '是';
/** Names and sources are shown for people; only these are read back. */
const READ: readonly ColumnId[] = [
  'benefit',
  'trainingKind',
  'occupationCode',
  'level',
  'certificateKind',
  'unit',
  'amount',
  'uplift',
  'ended',
];

/** One row of the workbook: every cell as people read it. */
export function rowOfGrid(
  row: GridRow,
  names: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
): string[] {
  const holds = row.after ?? row.before;
  const word = (list: VocabularyList, value: string | number | null) =>
    value === null ? '' : vocabulary.label(list, value);
  const cells: Record<ColumnId, string> = {
    benefit: word('benefits', row.benefit),
    trainingKind: word('trainingKinds', row.trainingKind ?? null),
    occupationCode: row.occupationCode ?? '',
    occupationName: row.occupationCode === null ? '' : (names.get(row.occupationCode) ?? ''),
    level: word('skillLevels', row.level),
    certificateKind: word('certificateKinds', row.certificateKind ?? null),
    unit: word('units', holds?.unit ?? null),
    amount: holds ? formatYuan(fen(holds.amountFen)).replaceAll(',', '') : '',
    uplift: holds?.shortageUpliftPercent == null ? '' : String(holds.shortageUpliftPercent),
    ended: row.after === null ? ENDED : '',
    source: row.before?.source ?? '',
  };
  return COLUMNS.map(({ id }) => cells[id]);
}

/** A row as it was read: what holds for its cells, or that it ends. */
export interface TableRow {
  readonly set: StandardSet;
  readonly isEnded: boolean;
}

/** The draft a workbook was made from, as its title says; undefined where it has none. */
export function draftOfTable(table: readonly (readonly string[])[]): number | undefined {
  const title = table[0]?.find((cell) => cell.trim() !== '') ?? '';
  const found = /第 (\d{1,9}) 稿/.exec(title)?.[1];
  return found === undefined ? undefined : Number(found);
}

const MOST_FAULTS = 50;

/** Reads the cells of an amounts workbook. Refuses a table without the columns, and every faulty row by its number. */
export function readTable(table: readonly (readonly string[])[], vocabulary: Vocabulary): Result<TableRow[]> {
  const headAt = table.findIndex((row) => row.some((cell) => cell.trim() === COLUMNS[0].header));
  const head = table[headAt]?.map((cell) => cell.trim()) ?? [];
  const places = new Map(COLUMNS.map(({ id, header }) => [id, head.indexOf(header)] as const));
  const absent = COLUMNS.filter(({ id }) => READ.includes(id) && (places.get(id) ?? -1) < 0);
  if (absent.length > 0)
    return refused(
      refusal(
        'columns-missing',
        `工作簿里没有找到这些列：${absent.map(({ header }) => header).join('、')}。请先导出本表，在导出的表上修改后再导入。`,
      ),
    );
  const twice = COLUMNS.filter(({ header }) => head.indexOf(header) !== head.lastIndexOf(header));
  if (twice.length > 0)
    return refused(
      refusal(
        'columns-twice',
        `工作簿里有两列都叫“${twice.map(({ header }) => header).join('”“')}”，不知以哪一列为准；请删去多余的一列再导入。`,
      ),
    );
  const faults: Refusal[] = [];
  const rows: TableRow[] = [];
  const seen = new Map<string, number>();
  table.slice(headAt + 1).forEach((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const number = headAt + 2 + i;
    const fault = (message: string) =>
      faults.push(refusal('table-row', `第 ${number} 行：${message}`, `/rows/${number}`));
    const row = readRow((id) => cells[places.get(id) ?? -1]?.trim() ?? '', vocabulary, fault);
    if (!row) return;
    const key = cellsKey(row.set);
    const other = seen.get(key);
    if (other !== undefined) fault(`与第 ${other} 行是同一项标准，请只留一行。`);
    seen.set(key, number);
    rows.push(row);
  });
  if (faults.length > 0) return refused(...faults.slice(0, MOST_FAULTS));
  return done(rows);
}

function readRow(
  cell: (id: ColumnId) => string,
  vocabulary: Vocabulary,
  fault: (message: string) => void,
): TableRow | undefined {
  let isGood = true;
  const bad = (message: string): undefined => {
    isGood = false;
    fault(message);
    return undefined;
  };
  const word = <T extends string>(
    id: ColumnId,
    list: VocabularyList,
    words: readonly T[],
  ): T | null | undefined => {
    const text = cell(id);
    if (text === '') return null;
    const found = words.find((word) => word === text || vocabulary.label(list, word) === text);
    return (
      found ??
      bad(
        `“${text}”不是${headerOf(id)}的规范写法，可写：${words.map((word) => vocabulary.label(list, word)).join('、')}。`,
      )
    );
  };
  const benefit = word('benefit', 'benefits', WORDS.benefits);
  if (benefit === null) bad('没有写补贴项目。');
  const trainingKind = word('trainingKind', 'trainingKinds', WORDS.trainingKinds);
  const certificateKind = word('certificateKind', 'certificateKinds', WORDS.certificateKinds);
  const levelWord = word('level', 'skillLevels', ['1', '2', '3', '4', '5']);
  const unit = word('unit', 'units', WORDS.units);
  if (unit === null) bad('没有写计量单位。');
  const occupationCode = cell('occupationCode') === '' ? null : cell('occupationCode');
  if (occupationCode !== null && !/^\d-\d{2}-\d{2}-\d{2}$/.test(occupationCode))
    bad(`职业编码“${occupationCode}”应写作 X-XX-XX-XX。`);
  const amountFen = parseYuan(cell('amount').replaceAll(',', ''));
  if (amountFen === undefined) bad(`标准“${cell('amount')}”应为金额，最多两位小数。`);
  else if (amountFen > MOST_FEN) bad(`标准“${cell('amount')}”超过1000万元，请核对是否多写了零。`);
  const upliftText = cell('uplift').replace(/%$/, '');
  const uplift = upliftText === '' ? null : Number(upliftText);
  if (uplift !== null && (!/^\d{1,3}$/.test(upliftText) || uplift < 1 || uplift > 500))
    bad(`上浮“${upliftText}”应为 1 至 500 的整数百分数。`);
  const ended = cell('ended');
  if (ended !== '' && ended !== ENDED && ended !== '否') bad(`“停用”一列只写“${ENDED}”或留空。`);
  if (!isGood || !benefit || !unit || amountFen === undefined) return undefined;
  return {
    isEnded: ended === ENDED,
    set: {
      kind: 'standard-set',
      benefit,
      trainingKind: trainingKind ?? null,
      occupationCode,
      level: levelWord == null ? null : Number(levelWord),
      certificateKind: certificateKind ?? null,
      unit,
      amountFen,
      shortageUpliftPercent: uplift,
    },
  };
}

function headerOf(id: ColumnId): string {
  return COLUMNS.find((column) => column.id === id)?.header ?? id;
}

/** What the workbook says otherwise than what holds. */
export function changesOfTable(rows: readonly TableRow[], grid: readonly GridRow[]): Change[] {
  const holding = new Map(grid.map((row) => [row.key, row.before]));
  return rows.flatMap(({ set, isEnded }): Change[] => {
    const before = holding.get(cellsKey(set));
    if (isEnded) {
      const { unit: _, amountFen: __, shortageUpliftPercent: ___, ...cells } = set;
      return before ? [{ ...cells, kind: 'standard-end' }] : [];
    }
    const isSame =
      before &&
      before.unit === set.unit &&
      before.amountFen === set.amountFen &&
      before.shortageUpliftPercent === set.shortageUpliftPercent;
    return isSame ? [] : [set];
  });
}
