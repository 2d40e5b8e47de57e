import {
  type CreditCode,
  firstDayOf,
  type LocalDate,
  parseCreditCode,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { PlannedRow } from './contract.ts';
import type { Staged } from './contract-staged.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { readDate, readMonth } from './rules-dates.ts';
import type { Heading } from './rules-heading.ts';
import { mapRows } from './rules-organisations.ts';
import { readPerson, sexAndBirth } from './rules-people.ts';
import type { RowReader } from './rules-row.ts';
import { readContractMonths } from './rules-terms.ts';
import { type CellValue, type Reading, readPhone, readText, refusing, warning } from './rules-values.ts';
import { readWord } from './rules-words.ts';
import { wordKey } from './words.ts';

interface Employer {
  readonly creditCode: CreditCode;
  readonly name?: string;
}

/** 以工代训人员名单 (LC-1): one list a firm; a sheet without a firm of its own continues the list before it. */
export function planWorkForTraining(sources: readonly FileTable[], context: PlanContext): PlannedRow[] {
  const rows: PlannedRow[] = [];
  let employer: Employer | undefined;
  let file: string | undefined;
  let seen = new Map<string, string>();
  for (const source of sources) {
    const { heading } = source.table;
    const own = employerOf(heading, context);
    const continues = source.file === file && !heading.has('organisation') && !heading.has('creditCode');
    if (!continues && own?.creditCode !== employer?.creditCode) seen = new Map();
    if (!continues) employer = own;
    file = source.file;
    rows.push(...planList(source, employer, seen, context));
  }
  return rows;
}

function employerOf(heading: Heading, context: PlanContext): Employer | undefined {
  const name = heading.get('organisation');
  const written = heading.get('creditCode');
  const code = written === undefined ? undefined : parseCreditCode(written, context.confirmedCodes);
  const byName = context.organisations.find((o) => name !== undefined && wordKey(o.name) === wordKey(name));
  const creditCode = code ?? (byName && parseCreditCode(byName.creditCode, context.confirmedCodes));
  return creditCode && known({ creditCode, name });
}

/** The day for which the age is looked at: the first of the months asked for. */
function firstDayAskedFor(row: RowReader): LocalDate | undefined {
  const month = readMonth({ kind: 'text', text: row.peek('firstMonth') }).value;
  return month && firstDayOf(month);
}

function planList(
  source: FileTable,
  employer: Employer | undefined,
  seen: Map<string, string>,
  context: PlanContext,
): PlannedRow[] {
  const { words } = context;
  return mapRows(source, words, (row) => {
    const person = readPerson(row, context, firstDayAskedFor(row));
    const { sex } = sexAndBirth(row, person?.idNumber, words);
    if (!employer)
      row.add(
        'name',
        refusing('employer-unknown', '表头没有企业名称和统一社会信用代码：请在表头补填后重新上传'),
      );
    if (person && !row.refused()) {
      const first = seen.get(person.idNumber);
      if (first === undefined) seen.set(person.idNumber, row.peek('serial') || String(row.number));
      else row.add('idNumber', refusing('duplicate-in-list', `与第 ${first} 号为同一人，保留先出现的一行`));
    }
    const form = row.read(
      'employmentForm',
      readWord(words.lists.employmentForms, {
        changed: 'employment-form-form',
        unknown: 'employment-form-unknown',
        what: '用工形式',
      }),
    );
    const before = row.findings.length;
    const firstInsuredOn = row.read('firstInsuredOn', readDate);
    if (firstInsuredOn === undefined && row.has('firstInsuredOn') && row.findings.length === before)
      row.add('firstInsuredOn', warning('date-missing', '首次参保时间为空，按未知处理：请补填'));
    const range = row.read('monthRange', readMonthRange);
    const values = {
      dispatched: form === undefined ? undefined : form === 'dispatched',
      post: row.read('post', readText),
      contractSignedOn: row.read('contractSignedOn', readDate),
      contractMonths: row.read('contractMonths', readContractMonths),
      firstInsuredOn,
      insuredMonthsText: row.read('insuredMonths', readText),
      firstMonth: row.read('firstMonth', readMonth) ?? range?.first,
      lastMonth: row.read('lastMonth', readMonth) ?? range?.last,
      phone: row.read('phone', readPhone),
      note: row.read('note', readText),
    };
    for (const field of ['firstMonth', 'lastMonth'] as const)
      if (
        values[field] === undefined &&
        !row.findings.some((f) => f.field === field || f.field === 'monthRange')
      )
        row.add(field, warning('month-missing', '申请月份为空，按未知处理：请补填'));
    if (values.firstMonth && values.lastMonth && values.lastMonth < values.firstMonth)
      row.add('lastMonth', warning('month-order', '截止月早于起始月：请核对'));
    return planRow(source, row, (): Staged | undefined =>
      person && employer
        ? {
            form: 'work-for-training',
            employerCreditCode: employer.creditCode,
            ...known({ employerName: employer.name }),
            name: person.name,
            idNumber: person.idNumber,
            idToBeConfirmed: person.toBeConfirmed,
            ...known({ sex }),
            ...known(values),
          }
        : undefined,
    );
  });
}

/** 2021年3月至6月, 2021.3-2021.6, or one month alone. */
function readMonthRange(value: CellValue): Reading<{ first: YearMonth; last: YearMonth }> {
  const [from = '', to = from, ...more] = value.text.split(/[-—–~～至到]+(?=\s*(?:\d{4}[年./]|\d{1,2}月?))/);
  const first = readMonth({ kind: 'text', text: from });
  const year = /\d{4}/.exec(from)?.[0] ?? '';
  const last = readMonth({
    kind: 'text',
    text: /\d{4}/.test(to) ? to : `${year}年${to.replace(/月?$/, '月')}`,
  });
  if (more.length > 0 || first.value === undefined || last.value === undefined)
    return {
      remarks: [warning('month-unreadable', '补贴月份认不出来，按未知处理：请写成 2021年3月至2021年6月')],
    };
  return { value: { first: first.value, last: last.value }, remarks: [] };
}
