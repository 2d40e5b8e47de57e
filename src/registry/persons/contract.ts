import { z } from 'zod';
import { zDate, zDivisionCode, zInstant, zPersonId, zText, zUuid } from '../../platform/access/index.ts';
import { DOCUMENT_KINDS } from '../../platform/kernel/index.ts';

export const FACT_KINDS = [
  'population',
  'social-insurance',
  'public-payroll',
  'pension',
  'poverty-register',
  'minimum-living',
  'employment-service',
  'market-entity',
  'school-enrolment',
  'subsidy-history',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export const DEPARTMENTS = [
  'public-security',
  'social-insurance',
  'public-finance',
  'pension',
  'rural-revitalisation',
  'civil-affairs',
  'employment-service',
  'market-regulation',
  'education',
  'subsidy-ledger',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

const UNMASKABLE = ['id-number', 'phone', 'bank-account'] as const;

/** A person as every role sees one: never a full number. */
export const personView = z.strictObject({
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  documentKind: z.enum(DOCUMENT_KINDS),
  /** Null: neither the number nor a list says it. */
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: zDate.nullable(),
  phoneMasked: z.string().nullable(),
  /** False while a 15-digit number waits for the police register. */
  idNumberConfirmed: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

/** Membership of a group that a department has confirmed; `until` is the last day that counts. */
export const confirmedGroup = z.strictObject({
  code: z.string(),
  from: zDate,
  until: zDate.nullable(),
  graduationYear: z.int().nullable(),
  department: z.enum(DEPARTMENTS),
  knownOn: zDate,
});
export type ConfirmedGroup = z.infer<typeof confirmedGroup>;

/** Persons of a page of the search. */
export const SEARCH_PAGE = 50;

/** persons.search: by words, exactly by number, or everybody of a place; words may be narrowed to a place. */
export const searchBody = z
  .strictObject({
    /** A whole document number, or the beginning of a name, of its pinyin or of its initials. */
    words: zText(60).optional(),
    idNumber: z
      .string()
      .regex(/^[0-9A-Za-z]{6,18}$/)
      .optional(),
    /** Only people of this place and those below it; alone: everybody there. */
    divisionCode: zDivisionCode.optional(),
    /** `next` of the page before. */
    after: z.string().max(300).optional(),
  })
  .refine(
    (body) => [body.words, body.idNumber, body.divisionCode].some((given) => given !== undefined),
    '请输入证件号码、姓名、拼音或首字母',
  );

export const unmaskBody = z.strictObject({
  field: z.enum(UNMASKABLE),
  reason: zText(200, 4),
});
/** The only reply that carries a full number; shown once, stored nowhere. */
export const unmaskReply = z.strictObject({
  field: z.enum(UNMASKABLE),
  values: z.array(
    z.strictObject({ bankAccountId: zUuid.nullable(), label: z.string().nullable(), value: z.string() }),
  ),
  shownAt: zInstant,
});

export const personParams = z.strictObject({ personId: z.coerce.number().int().positive() });
