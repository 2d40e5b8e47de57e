import {
  birthOnOf,
  type DocumentKind,
  type IdentityNumber,
  isResident,
  type LocalDate,
  parseLocalDate,
  sexOf,
} from '../../platform/kernel/index.ts';
import type { PlanContext } from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { type IdReading, readIdNumber } from './rules-identity.ts';
import { readName } from './rules-names.ts';
import { isExample, type RowReader } from './rules-row.ts';
import { refusing, warning } from './rules-values.ts';
import { readWord } from './rules-words.ts';
import type { IntakeWords } from './words.ts';

/** Who a row is about: name and number, refused when either fails. */
export interface Person extends IdReading {
  readonly name: string;
}

/**
 * Reads name and identity number of a list's row. The number decides: without a valid one the row is refused; an
 * example row of the template is refused before anything else is said about it. `on` is the day for which the age is
 * looked at.
 */
export function readPerson(
  row: RowReader,
  { words, spoiled }: PlanContext,
  on?: LocalDate,
): Person | undefined {
  if (isExample(row, words)) {
    row.add('name', refusing('example-row', '这是模板的示例行，不是学员：请删去示例行'));
    return undefined;
  }
  const name = row.read('name', readName);
  const before = row.findings.length;
  const kind = readDocumentKind(row, words);
  const id = row.read('idNumber', (value) =>
    spoiled.check('id-number', value, readIdNumber(value, 'list', { on, kind })),
  );
  const faulted = row.findings.slice(before).some((finding) => finding.gravity === 'refused');
  if (!id && !faulted) row.add('idNumber', refusing('id-missing', '身份证号为空：请填写 18 位身份证号'));
  if (name === undefined && !row.findings.some((finding) => finding.code === 'name-missing'))
    row.add('name', refusing('name-missing', '姓名为空：请填写本人姓名'));
  return id && name !== undefined ? { ...id, name } : undefined;
}

/** The document that the row names; undefined where it names none. */
export function readDocumentKind(row: RowReader, words: IntakeWords): DocumentKind | undefined {
  const codes = { changed: 'document-kind-form', unknown: 'document-kind-unknown', what: '证件类型' };
  return row.read('documentKind', readWord(words.lists.documentKinds, codes)) as DocumentKind | undefined;
}

/** What is known of a person beside the number; absent where neither the number nor the row says it. */
interface SexAndBirth {
  readonly sex?: 'male' | 'female' | undefined;
  readonly birthOn?: LocalDate | undefined;
}

/**
 * Sex and birth of a person. Where the number says them it wins, and a column that contradicts is warned; of another
 * document the columns alone say them.
 */
export function sexAndBirth(
  row: RowReader,
  idNumber: IdentityNumber | undefined,
  words: IntakeWords,
): SexAndBirth {
  const sex = row.read(
    'sex',
    readWord(words.lists.sexes, { changed: 'sex-form', unknown: 'sex-unknown', what: '性别' }),
  ) as SexAndBirth['sex'];
  const birthOn = row.read('birthOn', readBirth);
  if (idNumber === undefined) return {};
  if (!isResident(idNumber)) return { sex, birthOn: parseLocalDate(birthOn ?? '') };
  if (sex !== undefined && sex !== sexOf(idNumber))
    row.add('sex', warning('sex-contradicts-id', '性别栏与身份证号不符，以证号为准：请核对'));
  if (birthOn !== undefined && birthOn !== birthOnOf(idNumber).slice(0, birthOn.length))
    row.add(
      'birthOn',
      warning('birth-contradicts-id', `出生日期栏与身份证号不符，以证号 ${birthOnOf(idNumber)} 为准：请核对`),
    );
  return { sex: sexOf(idNumber), birthOn: birthOnOf(idNumber) };
}

/** A birthday, or only its year and month where the form asks for 出生年月. */
function readBirth(value: Parameters<typeof readDate>[0]) {
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(value.text.trim());
  if (value.kind === 'text' && month)
    return { value: `${month[1]}-${(month[2] as string).padStart(2, '0')}` as string, remarks: [] };
  return readDate(value) as ReturnType<typeof readDate> & { value?: string };
}
