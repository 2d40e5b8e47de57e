import type { BankAnswer, BankFile, SampleRow } from '../../benefits/payments/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import { done, type Fen, fen, type LocalDate, type Result } from '../../platform/kernel/index.ts';
import { type BankHeader, type BankRow, headerOf, repeatsHeader } from './rules-header.ts';
import { type Total, totalNotes } from './rules-totals.ts';
import { hideNumbers, isRounded, orderNumbersIn, readAmount, readDay, textOf } from './rules-values.ts';
import { type BankColumn, type BankWords, bankWords, wordOf } from './words.ts';

/**
 * Reads the table of a bank's answer. Every line of it becomes an answer, with a fault where it cannot be booked, or is
 * named in the notes with why it is no line. `told`: the file's name. Line numbers are those of the file, from 1.
 */
export function answersOf(table: readonly BankRow[], told = ''): Result<BankFile> {
  const above = table.slice(0, 10).map((cells) => Array.from(cells, textOf).join(' '));
  const day = dayAbove(above);
  const first = headerOf(table, bankWords(''), day !== null);
  const titles = first.ok ? above.slice(0, first.value.row) : above;
  const words = bankWords([told, ...titles].join(' '));
  const found = headerOf(table, words, day !== null);
  if (!found.ok) return found;
  const header = found.value;
  const headerCells = table[header.row] ?? [];
  const answers: BankAnswer[] = [];
  const noLine: number[] = [];
  const ends: number[] = [];
  const totals: Total[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= header.row || cells.every((cell) => textOf(cell) === '')) continue;
    const line = { lineNo: index + 1, cells, header, words, day };
    const isFoot = isEnd(line);
    if (isFoot) totals.push({ lineNo: line.lineNo, amountsFen: amountsOf(line), before: answers.length });
    if (isFoot || repeatsHeader(cells, header, headerCells)) ends.push(line.lineNo);
    else if (isPayment(line)) answers.push(answerOf(line));
    else noLine.push(line.lineNo);
  }
  return done({
    answers,
    notes: [...notesOf(words, header, { ends, noLine }), ...totalNotes(totals, answers)],
  });
}

interface Line {
  readonly lineNo: number;
  readonly cells: BankRow;
  readonly header: BankHeader;
  readonly words: BankWords;
  /** The day of every line, where it stands above the table. */
  readonly day: LocalDate | null;
}

function cellOf({ cells, header }: Line, column: BankColumn): string {
  const at = header.at.get(column);
  return at === undefined ? '' : textOf(cells[at]);
}

const PAGE = /^第?\d+\/\d+页?$|^-?第\d+页/;

/** A total, the foot of a page, a signature: it names no payee, or has the word where a payee would stand. */
function isEnd(line: Line): boolean {
  if (orderNumbersIn(line.cells.map(textOf).join(' ')).length > 0) return false;
  const account = wordOf(cellOf(line, 'account'));
  const inPlace = [wordOf(cellOf(line, 'orderNumber')), wordOf(cellOf(line, 'holder'))];
  if (isTotalWord(line, account) || (account === '' && inPlace.some((word) => isTotalWord(line, word))))
    return true;
  if (account !== '') return false;
  const [first = ''] = line.cells.map((cell) => wordOf(textOf(cell))).filter((text) => text !== '');
  return PAGE.test(first) || line.words.ends.some((word) => first.startsWith(word));
}

/** 合计, 总计： or 小计(3笔), and nothing that could be a number of an account. */
function isTotalWord(line: Line, word: string): boolean {
  const bare = word.replace(/[:：]$/, '').replace(/\(?共?\d{1,4}[笔条]\)?$/, '');
  return line.words.ends.includes(bare);
}

function amountsOf(line: Line): Fen[] {
  return (['amount', 'debitAmount', 'creditAmount'] as const).flatMap((column) => {
    const amount = readColumn(line, column);
    return amount === null || amount === undefined || amount === 0 ? [] : [fen(Math.abs(amount))];
  });
}

function isPayment(line: Line): boolean {
  const telling = ['orderNumber', 'account', 'amount', 'debitAmount', 'creditAmount', 'result'] as const;
  return telling.some((column) => cellOf(line, column) !== '');
}

function answerOf(line: Line): BankAnswer {
  const { header, cells } = line;
  const number = numberOf(line);
  const accountAt = header.at.get('account') ?? -1;
  const rounded = isRounded(cells[accountAt]);
  const account = rounded ? null : cellOf(line, 'account') || null;
  const money = moneyOf(line);
  const said = resultOf(line, money.isBack);
  const settledOn = header.at.has('settledOn') ? readDay(cellOf(line, 'settledOn')) : line.day;
  const faults = [
    number.fault,
    said.fault,
    rounded
      ? '收款账号按数字保存，第 15 位以后已经失真，不能凭它记账（请银行把账号列按文本导出）'
      : account === null
        ? '没有写收款账号'
        : null,
    money.fault,
    settledOn === null ? '日期没有写或无法读取' : null,
  ].filter((fault) => fault !== null);
  return {
    lineNo: line.lineNo,
    orderNumber: number.text,
    account,
    holder: cellOf(line, 'holder') || null,
    result: said.result,
    isByDirection: said.isByDirection,
    reason: said.reason === null ? null : hideNumbers(said.reason),
    amountFen: money.amountFen,
    settledOn,
    bankReference: cellOf(line, 'bankReference') || null,
    fault:
      faults.length === 0 ? null : `${faults.join('，')}，没有记账：请银行补明，或凭回单原件“手工录入回单”`,
  };
}

/** The order that the line names: in its column, else in a remark. A number of the bank's own in the column stays as it is. */
function numberOf(line: Line): { readonly text: string; readonly fault: string | null } {
  const written = cellOf(line, 'orderNumber');
  const remarks = line.header.remarks.map((column) => textOf(line.cells[column]));
  const own = orderNumbersIn(written);
  const found = own.length > 0 ? own : orderNumbersIn(remarks.join(' '));
  if (found.length > 1) return { text: written, fault: `写有几个付款单号（${found.join('、')}）` };
  return { text: found[0] ?? written, fault: null };
}

interface Money {
  readonly amountFen: Fen | null;
  /** Comes back rather than goes out; null where the line does not say. */
  readonly isBack: boolean | null;
  readonly fault: string | null;
}

/** The amount in a column; null where nothing stands, undefined where it cannot be read. */
function readColumn(line: Line, column: BankColumn): Fen | null | undefined {
  const text = cellOf(line, column);
  return text === '' ? null : readAmount(text, line.header.inFen.has(line.header.at.get(column) ?? -1));
}

function moneyOf(line: Line): Money {
  const read = (column: BankColumn) => readColumn(line, column);
  const direction = wordOf(cellOf(line, 'direction')).toUpperCase();
  const { debit, credit } = line.words;
  const marked = debit.has(direction) ? false : credit.has(direction) ? true : null;
  const unreadable = { amountFen: null, isBack: null, fault: '金额没有写或无法读取' };
  const sided = [read('debitAmount'), read('creditAmount')].map((amount) => (amount === 0 ? null : amount));
  const plain = read('amount');
  if (plain === undefined || sided.includes(undefined)) return unreadable;
  const [out = null, back = null] = sided;
  if (out !== null && back !== null) return { amountFen: null, isBack: null, fault: '借方和贷方都有金额' };
  const stated = plain ?? out ?? back;
  if (stated === null || stated === undefined || stated === 0) return unreadable;
  if (direction !== '' && marked === null)
    return {
      amountFen: fen(Math.abs(stated)),
      isBack: null,
      fault: `借贷标志“${hideNumbers(direction)}”不认识`,
    };
  const sign = stated < 0 ? true : null;
  const isBack = out !== null ? out < 0 : back !== null ? back > 0 : (marked ?? sign);
  return { amountFen: fen(Math.abs(stated)), isBack, fault: null };
}

interface Said {
  readonly result: BankAnswer['result'];
  readonly reason: string | null;
  readonly isByDirection: boolean;
  readonly fault: string | null;
}

/** What the bank says came of the payment; a word that nobody knows is no result. */
function resultOf(line: Line, isBack: boolean | null): Said {
  const { words } = line;
  const written = cellOf(line, 'reason') || null;
  const unknown = (fault: string): Said => ({
    result: undefined,
    reason: written,
    isByDirection: false,
    fault,
  });
  if (!line.header.at.has('result')) return byDirection(line, isBack);
  const text = cellOf(line, 'result');
  const word = wordOf(text)
    .replace(/[([][0-9A-Za-z]+[)\]]$/, '')
    .replace(/^\d+[-:]/, '');
  if (word === '') return unknown('结果一栏是空的');
  if (words.pending.has(word)) return unknown(`结果“${word}”不是终局`);
  if (words.paid.has(word)) {
    if (isBack === true) return unknown(`结果写“${word}”，金额却是退回的方向`);
    return { result: 'paid', reason: written, isByDirection: false, fault: null };
  }
  const [head = '', ...rest] = word.split(/[-:,;]/);
  const tail = rest.join('，');
  const isReturned = words.returned.has(head) || words.reasons.has(word);
  if (!isReturned) return unknown(`结果“${hideNumbers(word).slice(0, 20)}”不认识，既不当成功也不当失败`);
  const reason = written ?? (words.reasons.has(word) ? word : tail || null);
  return {
    result: 'returned',
    reason,
    isByDirection: false,
    fault: reason === null ? '失败而没有写原因' : null,
  };
}

/** A statement of the account has no results: money that went out, or that comes back as the remark says. */
function byDirection(line: Line, isBack: boolean | null): Said {
  const remark = [...line.header.remarks.map((column) => textOf(line.cells[column])), cellOf(line, 'reason')]
    .filter((text) => text !== '')
    .join(' ');
  const saysBack = line.words.backWords.some((word) => wordOf(remark).includes(word));
  const unknown = (fault: string): Said => ({ result: undefined, reason: null, isByDirection: true, fault });
  if (isBack === null) return unknown('没有写结果，也看不出是付出还是退回');
  if (isBack !== saysBack) return unknown(isBack ? '是收入，备注没有写明退汇' : '是支出，备注却写着退回');
  return {
    result: isBack ? 'returned' : 'paid',
    reason: isBack ? remark : null,
    isByDirection: true,
    fault: null,
  };
}

/** The one day that stands above a table, behind its name: 交易日期：2021-10-20. */
function dayAbove(above: readonly string[]): LocalDate | null {
  const days = above.flatMap((text) => {
    const match = /(?:交易|记账|入账|付款|处理|回单)日期[:\s]*(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?)/.exec(
      text,
    );
    const day = match?.[1] === undefined ? null : readDay(match[1]);
    return day === null ? [] : [day];
  });
  return new Set(days).size === 1 ? (days[0] ?? null) : null;
}

function notesOf(
  words: BankWords,
  header: BankHeader,
  lines: { readonly ends: readonly number[]; readonly noLine: readonly number[] },
): string[] {
  const rows = (numbers: readonly number[]) => numbers.join('、');
  return [
    words.bank === null ? null : `按${words.bank}的列名和用语读取。`,
    header.unused.length === 0
      ? null
      : `没有用到的列：${header.unused.map((name) => hideNumbers(name).slice(0, 20)).join('、')}。`,
    lines.ends.length === 0 ? null : `重复的列名、合计和页尾，不是付款：第 ${rows(lines.ends)} 行。`,
    lines.noLine.length === 0
      ? null
      : `没有付款单号、账号、金额和结果，没有当作付款：第 ${rows(lines.noLine)} 行，请人工看一看。`,
  ].filter((note) => note !== null);
}

/** A table that shows what an answer to a batch looks like; the results are for the bank to write. */
export function sampleTable(number: string, rows: readonly SampleRow[]): OutTable {
  return {
    fileName: `回单样表-${number}`,
    title: `付款批次 ${number} 回单样表（结果写“成功”或“失败”，失败须写原因）`,
    columns: ['付款单号', '收款户名', '收款账号', '金额（元）', '结果', '失败原因', '交易日期', '流水号'],
    rows: rows.map((row) => [
      row.orderNumber,
      row.accountName,
      `****${row.accountLast4}`,
      row.amountYuan,
      '',
      '',
      '',
      '',
    ]),
  };
}
