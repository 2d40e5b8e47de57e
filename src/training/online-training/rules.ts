import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type IdentityNumber, parseIdentity, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { KeyKind, RowFault } from './contract.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  notListed: refusal(
    'not-listed',
    '这个平台不在本县的线上平台目录里，或者已经停用，没有办理：请先在“公开目录”里办理新增。',
  ),
  publicKeyWrong: refusal(
    'public-key-wrong',
    'SM2 公钥须是 130 位十六进制数，以 04 开头，没有提交：请向平台核对。',
    '/value',
  ),
  keyKnown: leadsTo(
    'onlineTraining.endKey',
    refusal(
      'key-known',
      '这个平台已有同一种密钥在用或者在等另一人签，没有重复提交：请县区经办先把原来的停用。',
      '/kind',
    ),
  ),
  tokenKnown: refusal('token-known', '这个令牌已经有平台在用，没有提交：请让平台另给一个。', '/value'),
  decided: refusal('wrong-status', '这个密钥的情况已经变了，没有办理：请刷新页面查看。'),
  ofAnother: leadsTo(
    'onlineTraining.decideKey',
    refusal('not-the-proposer', '只有提出的人能撤回；认为不妥的，请复核岗在本页退回。'),
  ),
  withdrawalKnown: refusal(
    'withdrawal-known',
    '这份报送已经撤销，或者正在等另一人决定，没有重复提交：请刷新页面查看。',
  ),
  withdrawalDecided: refusal('wrong-status', '这份报送的撤销已经有了决定，没有办理：请刷新页面查看。'),
  withdrawalOfAnother: leadsTo(
    'onlineTraining.decideWithdrawal',
    refusal('not-the-proposer', '只有提出的人能收回；认为不该撤销的，请复核岗在本页退回。'),
  ),
  twoFiles: refusal(
    'two-files',
    '要同时上传两个文件，没有收下：学时表（CSV），和平台给它签名的文件（名字以 .sig 结尾）。',
    '/files',
  ),
  noKey: leadsTo(
    'onlineTraining.proposeKey',
    refusal('no-key', '这个平台还没有在用的签名密钥，没有收下：请经办先登记平台的密钥，另一人签。'),
  ),
  signatureWrong: refusal(
    'signature-wrong',
    '签名和这个平台的密钥对不上，没有收下：文件可能被改过，或者签的不是这一份，请让平台重新导出并签名。',
    '/files',
  ),
  headingWrong: refusal(
    'heading-wrong',
    '学时表的第一行须是：课程、身份证号、开始时间、结束时间、学习秒数、抽查次数、答复次数，没有收下：请按这个顺序重新导出。',
    '/files',
  ),
  noRows: refusal('no-rows', '学时表里没有记录，没有收下：请核对导出的日期范围。', '/files'),
  tooManyRows: refusal('too-many-rows', '一份学时表最多两万行，没有收下：请按月分开导出。', '/files'),
  tokenWrong: refusal('token-wrong', '令牌和平台对不上，没有收下：请向县人力资源社会保障局核对。', '/token'),
} as const satisfies Record<string, Refusal>;

const MOST_ROWS = 20_000;
export const HEADING = ['课程', '身份证号', '开始时间', '结束时间', '学习秒数', '抽查次数', '答复次数'];

/** What a key of this kind must look like; undefined when it does. */
export function keyFault(kind: KeyKind, value: string): Refusal | undefined {
  return kind === 'sm2' && !/^04[0-9a-fA-F]{128}$/.test(value) ? REFUSALS.publicKeyWrong : undefined;
}

/** A row as it came. */
export interface ReportedRow {
  readonly course: string;
  readonly idNumber: string;
  readonly from: string;
  readonly until: string;
  readonly seconds: number;
  readonly checksAsked: number;
  readonly checksAnswered: number;
}

/** A row that was understood. */
export interface ReadRow {
  readonly course: string;
  readonly idNumber: IdentityNumber;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly seconds: number;
  readonly checksAsked: number;
  readonly checksAnswered: number;
}

/** `2021-05-17 09:12` or with seconds, by the clock of China; undefined for anything else. */
export function momentOf(text: string): Date | undefined {
  const read = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(
    text.trim().replaceAll('/', '-'),
  );
  if (read === null) return undefined;
  const [, year, month, day, hour, minute, second = '00'] = read;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  const again = Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return again.startsWith(`${year}-${month}-${day}T${hour}:${minute}`) ? at : undefined;
}

const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;

/** Reads a row; what is wrong with it else. Seconds longer than the span are kept: they are a finding, not a fault of form. */
export function readRow(row: ReportedRow, now: Date): ReadRow | RowFault {
  const course = row.course.trim();
  if (course === '' || course.length > 100) return 'course-missing';
  const parsed = parseIdentity(row.idNumber.trim());
  if (parsed === undefined) return 'number-wrong';
  const [fromAt, untilAt] = [momentOf(row.from), momentOf(row.until)];
  if (fromAt === undefined || untilAt === undefined) return 'time-wrong';
  if (untilAt <= fromAt) return 'ends-before-start';
  if (untilAt > now) return 'in-the-future';
  if (!isCount(row.seconds) || row.seconds > 2_000_000) return 'seconds-wrong';
  const { seconds, checksAsked, checksAnswered } = row;
  if (
    !isCount(checksAsked) ||
    !isCount(checksAnswered) ||
    checksAnswered > checksAsked ||
    checksAsked > 100_000
  )
    return 'checks-wrong';
  return { course, idNumber: parsed, fromAt, untilAt, seconds, checksAsked, checksAnswered };
}

/** The rows of a table whose first row is the heading; a refusal where it is another table. */
export function rowsOfTable(table: readonly (readonly string[])[]): ReportedRow[] | Refusal {
  const [heading = [], ...rows] = table;
  if (HEADING.some((name, index) => heading[index]?.trim() !== name)) return REFUSALS.headingWrong;
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return REFUSALS.noRows;
  if (filled.length > MOST_ROWS) return REFUSALS.tooManyRows;
  const count = (text: string | undefined) =>
    /^\d{1,9}$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN;
  return filled.map((row) => ({
    course: row[0] ?? '',
    idNumber: row[1] ?? '',
    from: row[2] ?? '',
    until: row[3] ?? '',
    seconds: count(row[4]),
    checksAsked: count(row[5]),
    checksAnswered: count(row[6]),
  }));
}

/** Failed days in a row, with this look: an answer with courses kept up begins from nothing. What is unknown of courses is no strike. */
export function strikesAfter(
  before: number,
  look: { readonly answered: boolean; readonly isStale: boolean | null },
): number {
  return look.answered && look.isStale !== true ? 0 : before + 1;
}

/** What should happen to a platform: taken off after so many failed days in a row; one that was stopped and answers, let in again. People decide. */
export function suggestionFor(
  state: 'in-use' | 'stopped',
  look: { readonly answered: boolean; readonly strikes: number } | null,
  most: number,
): 'take-off' | 'let-in-again' | null {
  if (look === null) return null;
  if (state === 'in-use') return look.strikes >= most ? 'take-off' : null;
  return look.answered && look.strikes === 0 ? 'let-in-again' : null;
}
