import type { PlannedRow } from './contract.ts';
import type { BankAccount, Staged } from './contract-staged.ts';
import { readAmount } from './rules-amounts.ts';
import { cellText } from './rules-cells.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { dateWithin, readDate } from './rules-dates.ts';
import { mergedBodyOf, type RowReader, readRow } from './rules-row.ts';
import { kindOfRow, meaningOf } from './rules-row-kind.ts';
import type { TableForm } from './rules-table.ts';
import { readIndustryClass } from './rules-terms.ts';
import {
  creditCodeReader,
  isPlaceholder,
  readCard,
  readNumber,
  readPhone,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import {
  findOccupation,
  levelCode,
  readDivision,
  readLevel,
  readOccupation,
  readOccupationCode,
  readWord,
  readYesNo,
} from './rules-words.ts';
import { type IntakeWords, wordKey } from './words.ts';

const formDate = (value: Parameters<typeof readDate>[0]) => readDate(value, 'form');
// Accounts of organisations carry no Luhn digit.
const organisationAccount = (spoiled: PlanContext['spoiled']) => (value: Parameters<typeof readCard>[0]) =>
  spoiled.check('bank-account', value, readCard(value, false));

/** The data rows of a table, each under the hand of its reader; a title in the body is remarked on the rows below it. */
export function* dataRows(source: FileTable, words: IntakeWords): Generator<RowReader, void, undefined> {
  const merged = mergedBodyOf(source.table);
  let subtitle: string | undefined;
  for (const row of source.table.body) {
    const kind = kindOfRow(source.table, row, words);
    if (kind === 'header') subtitle = undefined;
    if (kind === 'subtitle')
      subtitle = cellText(row.cells.find((cell) => cellText(cell).trim() !== '')).trim();
    if (kind !== 'data') continue;
    const reader = readRow(source.table, row, merged);
    if (subtitle !== undefined) remarkBelow(reader, subtitle, source.table.form);
    yield reader;
  }
}

function remarkBelow(row: RowReader, subtitle: string, { form, keys }: TableForm): void {
  const meaning = meaningOf(subtitle);
  if (meaning === 'divided') return;
  const field = keys[0] as string;
  row.add(
    field,
    meaning === 'outside' && form === 'roster'
      ? refusing(
          'below-subtitle',
          `这一行在“${subtitle}”之下，没有作为学员导入：确在本班的，请移到上面的名单后重新上传`,
        )
      : warning('below-subtitle', `这一行在“${subtitle}”之下：请核对是否照样算数`),
  );
}

/** Plans each data row in turn. */
export function mapRows(
  source: FileTable,
  words: IntakeWords,
  plan: (row: RowReader) => PlannedRow,
): PlannedRow[] {
  const planned: PlannedRow[] = [];
  for (const row of dataRows(source, words)) planned.push(plan(row));
  return planned;
}

function readAccount(row: RowReader, { spoiled }: PlanContext): BankAccount | undefined {
  const bank = row.read('bank', readText);
  const holder = row.read('holder', readText);
  const card = row.read('account', organisationAccount(spoiled));
  return card === undefined || card.fault !== undefined
    ? undefined
    : known({ number: card.number, bank, holder });
}

/** Name and credit code of an organisation; refused without a valid code or when the list has it already. */
function readOrganisation(row: RowReader, seen: Set<string>, { confirmedCodes }: PlanContext) {
  const name = row.read('name', readText);
  const before = row.findings.length;
  const creditCode = row.read('creditCode', creditCodeReader(confirmedCodes));
  if (creditCode === undefined && row.findings.length === before)
    row.add('creditCode', refusing('uscc-missing', '统一社会信用代码为空：请填写 18 位代码'));
  if (name === undefined) row.add('name', refusing('name-missing', '名称为空：请填写全称'));
  if (creditCode !== undefined && seen.has(creditCode))
    row.add('creditCode', refusing('duplicate-in-list', '与前面的一行是同一单位，保留先出现的一行'));
  if (creditCode !== undefined) seen.add(creditCode);
  return { name, creditCode };
}

/** 培训机构目录 (LC-12: who may train, who is suspended since when). */
export function planInstitutions(source: FileTable, context: PlanContext): PlannedRow[] {
  const { lists } = context.words;
  const seen = new Set<string>();
  return mapRows(source, context.words, (row) => {
    const { name, creditCode } = readOrganisation(row, seen, context);
    const statusText = row.peek('status');
    const status = row.read(
      'status',
      readWord(lists.institutionStatuses, {
        changed: 'status-text',
        unknown: 'status-unknown',
        what: '状态',
      }),
    );
    if (statusText.trim() !== '' && status === undefined) row.add('status', STATUS_UNREAD);
    const values = {
      licenceNumber: row.read('licenceNumber', readText),
      kind: row.read('kind', readText),
      division: row.read('division', readDivision),
      address: row.read('address', readText),
      legalRepresentative: row.read('legalRepresentative', readText),
      phone: row.read('phone', readPhone),
      contractSignedOn: row.read('contractSignedOn', formDate),
      contractThrough: row.read('contractThrough', formDate),
      highestLevel: levelCode(
        row.read(
          'highestLevel',
          readWord(lists.levels, { changed: 'level-form', unknown: 'level-unknown', what: '等级' }),
        ),
      ),
      suspendedOn: row.read('suspendedOn', formDate) ?? dateWithin(statusText),
      suspensionReason: row.read('suspensionReason', readText),
      account: readAccount(row, context),
    };
    const occupations = splitList(row.read('occupations', readText) ?? '').map((title) =>
      known({ title, code: findOccupation(context.words, title)?.code }),
    );
    if (name !== undefined && creditCode !== undefined) context.organisations.push({ name, creditCode });
    return planRow(source, row, (): Staged | undefined =>
      name === undefined || creditCode === undefined
        ? undefined
        : {
            form: 'institutions',
            name,
            creditCode,
            ...known(values),
            occupations,
            // A directory without a status lists who may train.
            status: (status ?? 'active') as 'active' | 'suspended' | 'withdrawn',
          },
    );
  });
}

const STATUS_UNREAD = refusing(
  'status-unread',
  '状态认不出来，不能认定能否承训，整行没有导入：请填“正常”“暂停”或“退出”后重新上传',
);

/** 创业培训（GYB、SYB、IYB）、家政服务员: split at the top level only. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const c of text) {
    if (c === '（' || c === '(') depth++;
    if (c === '）' || c === ')') depth--;
    if (depth === 0 && /[、，,；;]/.test(c)) {
      parts.push(part.trim());
      part = '';
    } else part += c;
  }
  return [...parts, part.trim()].filter((item) => item !== '');
}

/** 企业名录. */
export function planEmployers(source: FileTable, context: PlanContext): PlannedRow[] {
  const { lists } = context.words;
  const seen = new Set<string>();
  return mapRows(source, context.words, (row) => {
    const { name, creditCode } = readOrganisation(row, seen, context);
    const sector = row.read('sector', readText);
    const hardHit = row.read('hardHit', readYesNo(context.words, '是否五类行业'));
    const hardHitSector =
      hardHit === true && sector !== undefined ? hardHitSectorOf(sector, context.words) : undefined;
    if (hardHit === true && hardHitSector === undefined) row.add('sector', HARD_HIT_UNREAD);
    const values = {
      kind: row.read(
        'kind',
        readWord(lists.employerKinds, {
          changed: 'employer-kind-form',
          unknown: 'employer-kind-unknown',
          what: '单位性质',
        }),
      ),
      size: row.read(
        'size',
        readWord(lists.employerSizes, {
          changed: 'employer-size-form',
          unknown: 'employer-size-unknown',
          what: '企业规模',
        }),
      ),
      sector,
      industryClass: row.read('industryClass', readIndustryClass),
      hardHitSector,
      division: row.read('division', readDivision),
      selfAssessmentListed: row.read('selfAssessment', readYesNo(context.words, '是否列入自主评价企业目录')),
      contactName: row.read('contact', readText),
      phone: row.read('phone', readPhone),
      account: readAccount(row, context),
    };
    if (name !== undefined && creditCode !== undefined) context.organisations.push({ name, creditCode });
    return planRow(source, row, (): Staged | undefined =>
      name === undefined || creditCode === undefined
        ? undefined
        : { form: 'employers', name, creditCode, ...known(values) },
    );
  });
}

const HARD_HIT_UNREAD = warning(
  'hard-hit-sector-unknown',
  '填了属于五类行业，但所属行业认不出是哪一类，按未知处理：请填外贸、住宿餐饮、文化旅游、交通运输或批发零售',
);

/** 住宿餐饮（酒店） is lodging-catering. */
function hardHitSectorOf(sector: string, words: IntakeWords): string | undefined {
  const list = words.lists.hardHitSectors;
  const main = sector.replace(/[（(].*$/s, '');
  return list.find(sector)?.code ?? list.find(main)?.code;
}

/** 补贴标准 (LC-8). */
export function planStandards(source: FileTable, context: PlanContext): PlannedRow[] {
  const { lists } = context.words;
  return mapRows(source, context.words, (row) => {
    const must = <T>(field: string, value: T | undefined, what: string): T | undefined => {
      if (value === undefined && !row.findings.some((f) => f.field === field && f.gravity === 'refused'))
        row.add(field, refusing(`${field}-missing`, `${what}没有填写或认不出来：请补填`));
      return value;
    };
    const benefit = must(
      'benefit',
      row.read(
        'benefit',
        readWord(lists.benefits, { changed: 'benefit-form', unknown: 'benefit-unknown', what: '补贴项目' }),
      ),
      '补贴项目',
    );
    const amountFen = must('amount', row.read('amount', readAmount), '补贴标准');
    const unit = must(
      'unit',
      row.read(
        'unit',
        readWord(lists.units, { changed: 'unit-form', unknown: 'unit-unknown', what: '计量单位' }),
      ),
      '计量单位',
    );
    const from = must('from', row.read('from', formDate), '执行起始日');
    const occupation = readsAnyOccupation(row.peek('occupation'))
      ? undefined
      : row.read('occupation', readOccupation(context.words, { show: 'catalogue' }));
    const values = {
      trainingKind: row.read(
        'trainingKind',
        readWord(lists.trainingKinds, { changed: 'kind-form', unknown: 'kind-unknown', what: '培训类型' }),
      ),
      occupationCode: row.read('occupationCode', readOccupationCode) ?? occupation?.code,
      occupationTitle: occupation?.title,
      level: row.read('level', readLevel(lists.levels))?.level,
      certificateKind: row.read(
        'certificateKind',
        readWord(lists.certificateKinds, {
          changed: 'certificate-kind-form',
          unknown: 'certificate-kind-unknown',
          what: '证书类型',
        }),
      ),
      shortageUpliftPercent: row.read('uplift', readNumber),
      through: row.read('through', formDate),
      source: row.read('source', readText),
    };
    const readValues: Readonly<Record<string, unknown>> = {
      ...values,
      occupation: values.occupationCode,
      uplift: values.shortageUpliftPercent,
    };
    refuseUnreadScope(row, (field) => readValues[field] !== undefined);
    return planRow(source, row, (): Staged | undefined =>
      benefit === undefined || amountFen === undefined || unit === undefined || from === undefined
        ? undefined
        : {
            form: 'standards',
            benefit,
            amountFen,
            unit: unit as 'person' | 'day' | 'hour' | 'month',
            from,
            ...known(values),
          },
    );
  });
}

/** What narrows a standard, by the name of its value: for nothing that is not understood may it hold for everything. */
const NARROWED_BY = ['trainingKind', 'level', 'certificateKind', 'uplift', 'through'] as const;

/**
 * A cell that narrows a standard and is not understood refuses the row: without it the standard would hold for every
 * level, for every trade, or for ever.
 */
function refuseUnreadScope(row: RowReader, isRead: (field: string) => boolean): void {
  const isWritten = (field: string) =>
    row.peek(field).trim() !== '' && !isPlaceholder(row.peek(field)) && !isRead(field);
  for (const field of NARROWED_BY)
    if (isWritten(field) && row.findings.some((f) => f.field === field && f.gravity === 'warned'))
      row.add(field, SCOPE_UNREAD);
  if (isWritten('occupationCode') || (isWritten('occupation') && !readsAnyOccupation(row.peek('occupation'))))
    row.add('occupation', SCOPE_UNREAD);
}

const SCOPE_UNREAD = refusing(
  'standard-scope-unread',
  '这一格限定标准适用的范围，认不出来，整行没有导入（否则会变成对所有人适用）：请按填表说明的词填写，不限定的请留空',
);

/** 各职业（工种）, 不限: the row holds for every trade. */
function readsAnyOccupation(text: string): boolean {
  return /^(各|所有|全部|不限|任何)/.test(wordKey(text));
}

/** 急需紧缺职业目录 (LC-8, NM-3-5a). */
export function planScarceOccupations(source: FileTable, context: PlanContext): PlannedRow[] {
  return mapRows(source, context.words, (row) => {
    const occupation = row.read('occupation', readOccupation(context.words, { show: 'catalogue' }));
    const occupationCode = row.read('occupationCode', readOccupationCode) ?? occupation?.code;
    const from = row.read('from', formDate);
    const through = row.read('through', formDate);
    if (occupationCode === undefined)
      row.add(
        'occupationCode',
        refusing('occupation-code-missing', '职业编码为空或不对：请按职业分类大典填写'),
      );
    if (from === undefined) row.add('from', refusing('from-missing', '列入日为空或不对：请填写日期'));
    return planRow(source, row, (): Staged | undefined =>
      occupationCode === undefined || from === undefined
        ? undefined
        : {
            form: 'scarce-occupations',
            occupationCode,
            from,
            ...known({ title: occupation?.title, through }),
          },
    );
  });
}
