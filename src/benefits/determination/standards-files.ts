import { type Unit, WORDS } from '../../law/policy/index.ts';
import { type LineFault, NOTICES } from './contract.ts';
import {
  checkDates,
  checkStandard,
  findTies,
  type Read,
  Scarce,
  type ScarceRow,
  type StandardRow,
  Standards,
  UNITS_OF,
} from './standards.ts';

// standards.csv and scarce.csv: strict reading, every fault with its line.

const STANDARD_COLUMNS = [
  'policy',
  'benefit',
  'trainingKind',
  'occupation',
  'level',
  'certificateKind',
  'unit',
  'amountFen',
  'shortageUplift',
  'from',
  'through',
  'source',
];
const SCARCE_COLUMNS = ['policy', 'occupation', 'from', 'through'];
const OCCUPATION = /^\d-\d{2}-\d{2}-\d{2}$/;

/** Reads standards.csv. Faults carry `line N/column`; a tie, a wrong unit or any bad cell refuses the whole file. */
export function parseStandards(
  csvText: string,
  notices: { has(id: string): boolean } = NOTICES,
): Read<Standards> {
  const table = readTable(csvText, STANDARD_COLUMNS);
  const { faults } = table;
  const rows = table.records.map(({ cells, line }): StandardRow => {
    const cell = (name: string) => cells.get(name) ?? '';
    const at = `line ${line}`;
    const word = <T extends string>(name: string, words: readonly T[], required: boolean): T | undefined => {
      const text = cell(name);
      if (text === '' && !required) return undefined;
      const found = words.find((known) => known === text);
      if (found === undefined)
        faults.push({ pointer: `${at}/${name}`, message: `应为以下之一：${words.join('、')}。` });
      return found;
    };
    if (!notices.has(cell('policy')))
      faults.push({ pointer: `${at}/policy`, message: '没有这份政策，请核对政策编号。' });
    const benefit = word('benefit', WORDS.benefits, true) ?? 'training-subsidy';
    const occupation = cell('occupation');
    if (occupation !== '' && !OCCUPATION.test(occupation))
      faults.push({ pointer: `${at}/occupation`, message: '职业（工种）编码应写作X-XX-XX-XX。' });
    const level = cell('level');
    if (level !== '' && !/^[1-5]$/.test(level))
      faults.push({ pointer: `${at}/level`, message: '等级应为1至5的整数。' });
    const amount = cell('amountFen');
    if (!/^\d{1,10}$/.test(amount))
      faults.push({ pointer: `${at}/amountFen`, message: '金额应为以分计的非负整数，不超过1000万元。' });
    const uplift = cell('shortageUplift');
    if (uplift !== '' && !/^\d{1,3}(\.\d{1,4})?$/.test(uplift))
      faults.push({ pointer: `${at}/shortageUplift`, message: '上浮比例应为0至500的百分数。' });
    const unit = word('unit', WORDS.units, true);
    const row: StandardRow = {
      policy: cell('policy'),
      benefit,
      trainingKind: word('trainingKind', WORDS.trainingKinds, false),
      occupation: occupation === '' ? undefined : occupation,
      level: level === '' ? undefined : Number(level),
      certificateKind: word('certificateKind', WORDS.certificateKinds, false),
      unit: unit ?? (UNITS_OF[benefit][0] as Unit),
      amountFen: Number(amount === '' || !/^\d{1,10}$/.test(amount) ? 0 : amount),
      shortageUplift: uplift === '' ? undefined : Number(uplift),
      from: cell('from') === '' ? '0001-01-01' : cell('from'),
      through: cell('through') === '' ? undefined : cell('through'),
      source: cell('source'),
    };
    checkStandard(row, at, faults);
    return row;
  });
  const lineOf = (i: number) => `line ${table.records[i]?.line ?? 0}`;
  if (faults.length === 0) findTies(rows, lineOf, faults);
  return faults.length > 0 ? { ok: false, faults: unique(faults) } : { ok: true, value: new Standards(rows) };
}

/** Reads scarce.csv: occupations listed as scarce, with the days of their listing. */
export function parseScarce(csvText: string, notices: { has(id: string): boolean } = NOTICES): Read<Scarce> {
  const { records, faults } = readTable(csvText, SCARCE_COLUMNS);
  const rows = records.map(({ cells, line }): ScarceRow => {
    const cell = (name: string) => cells.get(name) ?? '';
    const at = `line ${line}`;
    if (!notices.has(cell('policy')))
      faults.push({ pointer: `${at}/policy`, message: '没有这份政策，请核对政策编号。' });
    if (!OCCUPATION.test(cell('occupation')))
      faults.push({ pointer: `${at}/occupation`, message: '职业（工种）编码应写作X-XX-XX-XX。' });
    const row: ScarceRow = {
      policy: cell('policy'),
      occupation: cell('occupation'),
      from: cell('from') === '' ? '0001-01-01' : cell('from'),
      through: cell('through') === '' ? undefined : cell('through'),
    };
    checkDates(row, at, faults);
    return row;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: new Scarce(rows) };
}

function unique(faults: readonly LineFault[]): LineFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = fault.pointer;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface Table {
  readonly records: readonly { readonly cells: ReadonlyMap<string, string>; readonly line: number }[];
  readonly faults: LineFault[];
}

/** RFC 4180 with a fixed head line; columns may come in any order, but all must be there and no other. */
function readTable(text: string, columns: readonly string[]): Table {
  const faults: LineFault[] = [];
  const lines = splitCsv(text.replace(/^\uFEFF/, ''), faults);
  const head = lines[0]?.cells.map((cell) => cell.trim()) ?? [];
  for (const column of columns)
    if (!head.includes(column)) faults.push({ pointer: `line 1/${column}`, message: '表头缺少这一列。' });
  for (const name of head)
    if (!columns.includes(name)) faults.push({ pointer: `line 1/${name}`, message: '表头有不认识的列。' });
  if (new Set(head).size !== head.length) faults.push({ pointer: 'line 1', message: '表头有重复的列。' });
  if (faults.length > 0) return { records: [], faults };
  const records = lines.slice(1).map(({ cells, line }) => {
    if (cells.length !== head.length)
      faults.push({ pointer: `line ${line}`, message: `应有${head.length}列，实有${cells.length}列。` });
    return { cells: new Map(head.map((name, i) => [name, (cells[i] ?? '').trim()])), line };
  });
  return { records, faults };
}

function splitCsv(text: string, faults: LineFault[]): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || wasQuoted || cell.trim() !== '') rows.push({ cells, line: start });
    cells = [];
    cell = '';
    wasQuoted = false;
    start = line + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (char === '"') quoted = false;
      else {
        if (char === '\n') line++;
        cell += char;
      }
    } else if (char === '"' && cell === '') {
      quoted = true;
      wasQuoted = true;
    } else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      line++;
    } else if (char !== '\r') cell += char;
  }
  if (quoted) faults.push({ pointer: `line ${start}`, message: '引号没有闭合。' });
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
