import {
  birthOnOf,
  checkDigitOf,
  checkResidentId,
  type DocumentKind,
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  type LocalDate,
  type ResidentId,
  widenResidentId,
} from '../../platform/kernel/index.ts';
import {
  APOSTROPHE,
  type CellValue,
  type Dialect,
  narrow,
  normalised,
  type Reading,
  type Remark,
  reading,
  refusing,
  SPACE_OR_INVISIBLE,
  unknown,
  warning,
} from './rules-values.ts';

const MASKED = /[*＊×✱●■□•_?？]{3,}|[Xx]{3,}/;
const YOUNGEST = 16;
const OLDEST = 70;

const LOOKALIKES_OF_X = /[XxХхΧχ×✕✖✗✘╳Ⅹⅹ*]$/;

export interface IdReading {
  readonly idNumber: IdentityNumber;
  readonly toBeConfirmed: boolean;
}

/**
 * An identity number as people type it (GB 11643). What loses nothing is corrected, 15 digits become 18 and are
 * warned, everything else is refused; messages carry no number. `on` is the day for which the age is looked at, `kind` the
 * document that the row names: without it a number that may be of several kinds is refused.
 */
export function readIdNumber(
  value: CellValue,
  dialect: Dialect = 'list',
  { on, kind }: { readonly on?: LocalDate | undefined; readonly kind?: DocumentKind | undefined } = {},
): Reading<IdReading> {
  const raw = value.text;
  if (value.kind === 'number' || /^\d(\.\d+)?[eE]\+?\d+$/.test(raw.trim())) {
    const shown = value.kind === 'number' ? raw : raw.trim();
    return unknown(
      refusing(
        'id-number-rounded',
        shown.replace(/\D/g, '').length > 15
          ? `按数字存储，Excel 只留 15 位有效数字（单元格值 ${shown}），后 3 位已丢失，不可恢复：请把该列设为文本格式后重新填写身份证号`
          : '证号按数字存储，不可信：请把该列设为文本格式后重新填写 18 位身份证号',
      ),
    );
  }
  const narrowed = narrow(raw).normalize('NFKC');
  const wide = narrow(raw.replace(SPACE_OR_INVISIBLE, '')) !== raw.replace(SPACE_OR_INVISIBLE, '');
  const compact = narrowed.replace(SPACE_OR_INVISIBLE, '');
  const bare = compact.replace(APOSTROPHE, '');
  if (bare === '') return unknown();
  if (MASKED.test(bare))
    return unknown(refusing('id-masked', '证号被遮盖，无法对应到人：请填写没有遮盖的 18 位身份证号'));
  let text = bare;
  let lookalike = false;
  if (text.length === 18 && LOOKALIKES_OF_X.test(text)) {
    lookalike = !/[Xx]$/.test(text);
    text = `${text.slice(0, 17)}X`;
  }
  const other = readOther(text.toUpperCase(), kind);
  if (other) return other;
  if (/^\d{15}$/.test(text)) return readOldIdNumber(raw, text, on);
  const checked = checkResidentId(text);
  if (!checked.ok) return unknown(idFault(checked.fault, checked.expected, text));
  if (Number(text.slice(6, 10)) < 1900) return unknown(idFault('birth-date', undefined, text));
  const age = ageRemarks(checked.value, on);
  if (age.some(({ gravity }) => gravity === 'refused')) return unknown(...age);
  if (text === raw) return reading({ idNumber: checked.value, toBeConfirmed: false }, ...age);
  const code = wide
    ? 'id-width'
    : bare !== compact
      ? 'id-apostrophe'
      : lookalike
        ? 'id-lookalike'
        : compact !== narrowed
          ? 'id-space'
          : 'id-case';
  return reading(
    { idNumber: checked.value, toBeConfirmed: false },
    normalised(dialect === 'form' ? 'id-form' : code, '身份证号统一为 18 位半角字符', raw, text),
    ...age,
  );
}

function readOldIdNumber(raw: string, text: string, on: LocalDate | undefined): Reading<IdReading> {
  const widened = widenResidentId(text) as string;
  const checked = checkResidentId(widened);
  if (!checked.ok) return unknown(idFault(checked.fault, checked.expected, widened));
  // The first 15 digits of a number of 18 read as somebody born in 1919 or 1920.
  const isCut = /^(19|20)/.test(text.slice(6)) || isImplausible(checked.value, on);
  if (isCut)
    return unknown(
      refusing('id-cut', '证号只有 15 位，且不像一代证号码，应是被截短：请对照身份证重新填写全部 18 位'),
    );
  return reading(
    { idNumber: checked.value, toBeConfirmed: true },
    warning('id-15', '一代证号码已停用，升位后须与公安比对'),
    normalised('id-15', '15 位证号升为 18 位', raw, checked.value),
  );
}

function ageOn(idNumber: ResidentId, on: LocalDate): number {
  const birthOn = birthOnOf(idNumber);
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

function isImplausible(idNumber: ResidentId, on: LocalDate | undefined): boolean {
  if (on === undefined) return false;
  const age = ageOn(idNumber, on);
  return age < YOUNGEST || age > OLDEST;
}

function ageRemarks(idNumber: ResidentId, on: LocalDate | undefined): Remark[] {
  if (on === undefined || !isImplausible(idNumber, on)) return [];
  const age = ageOn(idNumber, on);
  return age < 0
    ? [refusing('id-birth-date', '号码中的出生日期还没有到：请核对身份证后重新填写')]
    : [
        warning(
          'age-implausible',
          `按证号当时 ${age} 岁，不在 ${YOUNGEST} 至 ${OLDEST} 岁之间：请核对身份证`,
        ),
      ];
}

const OTHER_KINDS: Readonly<Record<DocumentKind, string>> = {
  resident: '居民身份证',
  'permanent-residence': '旧版外国人永久居留身份证',
  'hong-kong-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  passport: '护照',
};

/** Their form alone says the kind; any eight digits may be a permit or a passport. */
const TELLING_KINDS: ReadonlySet<DocumentKind> = new Set(['permanent-residence', 'hong-kong-macao-permit']);

/** A number that is not of 18 characters; undefined where it has to be one. */
function readOther(text: string, named: DocumentKind | undefined): Reading<IdReading> | undefined {
  const [first, ...others] = documentKindsOf(text);
  if (first === 'resident' || named === 'resident') return undefined;
  // The card of 2023 has a number of 18 characters.
  if (named === 'permanent-residence' && text.length === 18) return undefined;
  if (named !== undefined) {
    const idNumber = identityOf(named, text);
    return idNumber === undefined
      ? unknown(refusing('document-number', `证件号码不是${OTHER_KINDS[named]}的格式：请核对证件类型和号码`))
      : ofOtherKind(named, idNumber);
  }
  if (first === undefined) return undefined;
  const idNumber = TELLING_KINDS.has(first) ? identityOf(first, text) : undefined;
  if (idNumber !== undefined) return ofOtherKind(first, idNumber);
  const kinds = [first, ...others].map((kind) => OTHER_KINDS[kind]);
  return unknown(
    refusing(
      'document-kind-missing',
      `不是身份证号，可能是${kinds.join('或')}：请加“证件类型”一栏写明，或填写 18 位身份证号`,
    ),
  );
}

/** Departments answer by the number that they have: a person looks whether they know this one. */
function ofOtherKind(kind: Exclude<DocumentKind, 'resident'>, idNumber: IdentityNumber): Reading<IdReading> {
  return reading(
    { idNumber, toBeConfirmed: false },
    warning(
      'document-other-kind',
      `证件是${OTHER_KINDS[kind]}：号码里没有性别和出生日期，以表中填写的为准；请核对证件，并请各部门按同一号码回函`,
    ),
  );
}

function idFault(fault: string, expected: string | undefined, text: string): Remark {
  switch (fault) {
    case 'length':
      return refusing('id-length', `身份证号有 ${[...text].length} 位，应为 18 位：请核对身份证后重新填写`);
    case 'character':
      return refusing('id-character', '身份证号中有不该有的字符：请核对身份证后重新填写');
    case 'birth-date':
      return refusing(
        'id-birth-date',
        `号码中的出生日期 ${text.slice(6, 14)} 不存在：请核对身份证后重新填写`,
      );
    default:
      return refusing(
        'id-check-digit',
        `校验位不符（应为 ${expected ?? checkDigitOf(text)}）：请核对身份证后重新填写`,
      );
  }
}
