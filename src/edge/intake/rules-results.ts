import type { LocalDate } from '../../platform/kernel/index.ts';
import { CERTIFICATE_KINDS, type CertificateKind, numberFindings } from '../../training/assessment/index.ts';
import type { PlannedRow } from './contract.ts';
import type { StagedCertificate, StagedResult } from './contract-staged.ts';
import type { ClassTable } from './rules-class-column.ts';
import {
  type ClassBook,
  keyOf,
  known,
  type Member,
  notEnrolled,
  type PlanContext,
  plannedRow,
} from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { readIdNumber } from './rules-identity.ts';
import { nameKey, readName } from './rules-names.ts';
import { mapRows } from './rules-organisations.ts';
import { readDocumentKind } from './rules-people.ts';
import { isExample, outcomeOf, type RowReader } from './rules-row.ts';
import {
  type CellValue,
  isPlaceholder,
  narrow,
  plainText,
  type Reading,
  reading,
  readNumber,
  readText,
  refusing,
  unknown,
  warning,
} from './rules-values.ts';
import { readLevel, readOccupation, readWord } from './rules-words.ts';
import { wordKey } from './words.ts';

const formDate = (value: CellValue) => readDate(value, 'form');
const SKILL_LEVEL_NUMBER = 22;

/**
 * 成绩与证书 against the roster, matched by number within the class. A certificate whose number does not hold
 * refuses the row: the result is imported, the certificate is absent (LC-10).
 */
export function planResults(source: ClassTable, context: PlanContext): PlannedRow[] {
  const { book } = source;
  if (book) book.inFiles.touched = true;
  const seen = new Set<string>();
  const numbers = new Map<string, string>();
  return mapRows(source, context.words, (row) => {
    const member = matchMember(row, book, context, seen);
    if (!book || !member) return plannedRow(source, row, undefined);
    seen.add(member.idNumber);
    const staged = readResult(row, member, { book, context, numbers });
    if (staged.result === 'passed' && staged.certificate && outcomeOf(row.findings) !== 'refused')
      book.inFiles.certified.add(member.idNumber);
    return plannedRow(source, row, staged);
  });
}

function matchMember(
  row: RowReader,
  book: ClassBook | undefined,
  context: PlanContext,
  seen: ReadonlySet<string>,
): Member | undefined {
  if (isExample(row, context.words)) {
    row.add('name', refusing('example-row', '这是模板的示例行，不是学员：请删去示例行'));
    return undefined;
  }
  const name = row.read('name', readName);
  const before = row.findings.length;
  const kind = readDocumentKind(row, context.words);
  const id = row.read('idNumber', (value) =>
    context.spoiled.check('id-number', value, readIdNumber(value, 'form', { kind })),
  );
  if (row.findings.slice(before).some((finding) => finding.gravity === 'refused')) return undefined;
  if (!book) {
    row.add('name', refusing('class-unknown', '找不到这份成绩表对应的班期：请先导入开班申请表和花名册'));
    return undefined;
  }
  if (!id) {
    row.add('idNumber', refusing('id-missing', '身份证号为空：请填写 18 位身份证号'));
    return undefined;
  }
  const member = book.enrolled.get(id.idNumber);
  if (!member) {
    row.add('name', refusing('no-enrolment', notEnrolled(book, name)));
    return undefined;
  }
  if (seen.has(id.idNumber)) {
    row.add('idNumber', refusing('duplicate-in-class', '与前面的一行是同一学员，保留先出现的一行'));
    return undefined;
  }
  if (name !== undefined && nameKey(name) === nameKey(member.name) && wordKey(name) !== wordKey(member.name))
    row.add('name', warning('name-spelling', '姓名写法与花名册不同，按身份证号对应：请核对'));
  else if (name !== undefined && wordKey(name) !== wordKey(member.name))
    row.add('name', warning('name-contradicts-roster', '姓名与花名册不一致，按身份证号对应：请核对'));
  return member;
}

/** The class whose results they are, and who holds which certificate number so far. */
interface ResultSheet {
  readonly book: ClassBook;
  readonly context: PlanContext;
  readonly numbers: Map<string, string>;
}

function readResult(row: RowReader, member: Member, sheet: ResultSheet): StagedResult {
  const { lists } = sheet.context.words;
  const result = row.read(
    'result',
    readWord(lists.results, { changed: 'result-form', unknown: 'result-unknown', what: '评定结果' }),
  ) as StagedResult['result'];
  const base = {
    form: 'results' as const,
    class: keyOf(sheet.book),
    idNumber: member.idNumber as never,
    name: member.name,
    ...known({
      result,
      theoryScore: row.read('theory', readScore),
      practiceScore: row.read('practice', readScore),
      totalScore: row.read('total', readScore),
      note: row.read('note', readText),
    }),
  };
  const certificate = readCertificate(row, member, sheet);
  // A refused certificate is unknown; where nothing was written there is none.
  return certificate === undefined ? base : { ...base, certificate };
}

/** Out of 100; 缺考 and the like are no score. */
function readScore(value: CellValue): Reading<number> {
  const text = plainText(value);
  if (text === undefined || isPlaceholder(text) || /缺考|缺|未考|免考|作弊/.test(text)) return unknown();
  const result = readNumber(value);
  return result.value !== undefined && result.value > 100
    ? unknown(warning('score-range', '成绩超过 100 分，按未知处理：请核对'))
    : result;
}

function readCertificate(
  row: RowReader,
  member: Member,
  { book, context, numbers }: ResultSheet,
): StagedCertificate | null | undefined {
  const { lists } = context.words;
  const before = row.findings.length;
  const number = row.read('certificateNumber', (value) =>
    context.spoiled.check('certificate', value, readCertificateNumber(value)),
  );
  const kind = row.read(
    'certificateKind',
    readWord(lists.certificateKinds, {
      changed: 'certificate-kind-form',
      unknown: 'certificate-kind-unknown',
      what: '证书类型',
    }),
  );
  const issuedOn = row.read('issuedOn', formDate);
  const occupation = row.read(
    'occupation',
    readOccupation(context.words, { show: 'with-code', own: book.ownTitle, on: book.class.startOn }),
  );
  const { level, levelUnread } = row.read('level', readLevel(lists.levels)) ?? {};
  const issuer = row.read('issuer', readText);
  if (row.findings.slice(before).some((finding) => finding.gravity === 'refused')) return undefined;
  if (number === undefined) {
    if (row.peek('result') === '合格' && kind !== undefined)
      row.add('certificateNumber', warning('certificate-missing', '合格但没有证书编号：请补填'));
    return null;
  }
  const fault = kind === 'skill-level' ? skillLevelNumberFault(number, issuedOn, level) : undefined;
  const holder = numbers.get(number);
  if (fault) row.add('certificateNumber', refusing('certificate-number', fault));
  else if (holder !== undefined && holder !== member.idNumber)
    row.add(
      'certificateNumber',
      refusing('certificate-number', '证书编号与本班另一名学员相同，一个编号只能属于一人：请核对'),
    );
  if (row.findings.slice(before).some((finding) => finding.gravity === 'refused')) return undefined;
  numbers.set(number, member.idNumber);
  lookAtNumber(row, { number, kind, issuedOn });
  if (issuedOn === undefined) {
    if (!row.findings.some((f) => f.field === 'issuedOn'))
      row.add('issuedOn', warning('date-missing', '发证日期为空：请补填'));
  } else if (issuedOn < book.class.endOn)
    row.add(
      'issuedOn',
      warning('issued-before-end', `发证日 ${issuedOn} 早于结业日 ${book.class.endOn}（R31）`),
    );
  compareWithClass(row, book, occupation, level);
  return known({
    number,
    kind,
    issuedOn,
    issuer,
    level,
    levelUnread,
    occupationCode: occupation?.code,
    occupationTitle: occupation?.title,
  });
}

/**
 * What the year in a number of any known form says otherwise (R42), as of one that is typed: to look at, never refused. The
 * level of skill-level certificates is compared with the row; in old numbers of 16 digits provinces used its place otherwise.
 */
function lookAtNumber(
  row: RowReader,
  of: {
    number: string;
    kind?: string | undefined;
    issuedOn?: LocalDate | undefined;
  },
): void {
  const { number, issuedOn = null } = of;
  const kind = certificateKindOf({ number, ...(of.kind === undefined ? {} : { kind: of.kind }) });
  for (const said of numberFindings({ kind, number, level: null, issuedOn }))
    row.add('certificateNumber', warning('certificate-number-differs', `${said}（R42）`));
}

function compareWithClass(
  row: RowReader,
  book: ClassBook,
  occupation: { code?: string; title: string } | undefined,
  level: number | undefined,
): void {
  const own = book.class.occupationCode;
  if (occupation && own !== undefined && occupation.code !== own) {
    const shown =
      occupation.code === undefined ? occupation.title : `${occupation.title}（${occupation.code}）`;
    if (wordKey(occupation.title) !== wordKey(book.ownTitle ?? ''))
      row.add('occupation', warning('certificate-other-occupation', `证书职业 ${shown}不是本班职业`));
  }
  const ownLevel = book.class.level;
  if (level !== undefined && ownLevel !== undefined && level !== ownLevel)
    row.add(
      'level',
      warning('certificate-other-level', `证书等级${LEVEL_NAMES[level]}，本班为${LEVEL_NAMES[ownLevel]}`),
    );
}

const LEVEL_NAMES = ['', '一级', '二级', '三级', '四级', '五级'] as const;

function readCertificateNumber(value: CellValue): Reading<string> {
  const raw = value.text;
  if (
    (value.kind === 'number' && raw.replace(/\D/g, '').length > 15) ||
    /^\d(\.\d+)?E\+?\d+$/i.test(raw.trim())
  )
    return unknown(
      refusing(
        'certificate-number-rounded',
        '证书编号按数字存储，后几位已丢失：请把该列设为文本格式后重新填写',
      ),
    );
  const text = narrow(raw)
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^['’‘]/, '');
  if (text === '' || isPlaceholder(text)) return unknown();
  const upper = /^[a-z]\d+$/.test(text) ? text.toUpperCase() : text;
  return upper === raw
    ? reading(upper)
    : reading(upper, {
        code: 'certificate-number-form',
        gravity: 'normalised',
        message: '证书编号去掉空格，统一为半角大写',
        from: raw,
        to: upper,
      });
}

/**
 * A skill-level certificate: Y (employer) or S (assessment body) and 21 digits; places 14-15 are the year, place 16
 * the level, and both agree with the row. Those of the highest grades have two letters and 20 digits.
 */
function skillLevelNumberFault(
  number: string,
  issuedOn: LocalDate | undefined,
  level: number | undefined,
): string | undefined {
  if (number.length !== SKILL_LEVEL_NUMBER) return `证书编号有 ${number.length} 位，应为 22 位：请核对证书`;
  // The highest grades stand above the five levels: with one of these, the second letter is a slip of the pen.
  if (level === undefined && /^[A-Z]{2}\d{20}$/.test(number)) return undefined;
  if (!/^[YS]/.test(number)) return '证书编号首位应为 Y 或 S（特级技师、首席技师为两位字母）：请核对证书';
  if (!/^[YS]\d{21}$/.test(number)) return '证书编号后 21 位应为数字：请核对证书';
  const year = number.slice(13, 15);
  if (issuedOn !== undefined && issuedOn.slice(2, 4) !== year)
    return `证书编号第 14—15 位（${year}）与发证年份 ${issuedOn.slice(0, 4)} 不符：请核对证书`;
  const digit = number.slice(15, 16);
  if (level !== undefined && digit !== String(level))
    return `证书编号第 16 位（${digit}）与证书等级${LEVEL_NAMES[level]}不符：请核对证书`;
  return /^[1-5]$/.test(digit) ? undefined : `证书编号第 16 位（${digit}）不是技能等级：请核对证书`;
}

/** The kind that the list names, or that a number of its own form shows; null: unknown, never a guess. */
export function certificateKindOf(certificate: { kind?: string; number: string }): CertificateKind | null {
  const named = CERTIFICATE_KINDS.find((kind) => kind === certificate.kind);
  return named ?? (/^[YS]\d{21}$/.test(certificate.number) ? 'skill-level' : null);
}
