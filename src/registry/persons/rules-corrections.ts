import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import {
  type IdentityNumber,
  maskIdentity,
  type Refusal,
  refusal,
  writtenNumber,
} from '../../platform/kernel/index.ts';
import type { CorrectedField, SuppliedFact, supplyBody } from './contract-corrections.ts';
import {
  DEPARTMENT_OF,
  FACT_PAYLOADS,
  type FactPayload,
  type Membership,
  type PersonFact,
} from './contract-facts.ts';
import { maskPhone } from './rules.ts';
import { factEntries } from './rules-entries.ts';

/** Name, number and phone as a correction keeps them: those that it changes. */
export interface IdentityValues {
  readonly name?: string | undefined;
  readonly idNumber?: IdentityNumber | undefined;
  readonly phone?: string | undefined;
}

/** One fact as a correction keeps it. */
export interface StatementValues {
  readonly payload: FactPayload<SuppliedFact>;
  readonly knownOn: string;
}

export const CORRECTION_REFUSALS = {
  nothingChanged: refusal(
    'nothing-changed',
    '填写的内容与现在登记的一样，没有更正；请改好要更正的一项再提交。',
    '/name',
  ),
  numberFaulty: refusal(
    'id-number-faulty',
    '证件号码不正确（位数、出生日期或校验位不符）；请对照证件核对后重填。',
    '/idNumber',
  ),
  numberOfAnother: leadsTo(
    'classes.changeRoster',
    refusal(
      'number-of-another',
      '这个号码已登记在另一名人员名下，不能改给这个人；登错人的，请机构或县区经办在班级花名册上点“换人”，换成这个号码的人。',
      '/idNumber',
    ),
  ),
  factsElsewhere: leadsTo(
    'persons.supplyFact',
    refusal(
      'facts-elsewhere',
      '这个号码已并入同一个人的另一个号码，事实以那个号码为准，没有提交；请县区经办点页面上的“看另一个号码”，到那个号码的页面再填。',
    ),
  ),
  waiting: refusal('correction-waiting', '这个人的这一项已有更正等待决定，没有提交；请等它办结以后再提。'),
  notOpen: refusal('wrong-status', '这项更正已经办结，可能刚被别人办过；请刷新页面查看现状。'),
  changedMeanwhile: leadsTo(
    'persons.decideCorrection',
    refusal(
      'changed-meanwhile',
      '提出更正以后，登记的内容又变了；请复核岗退回这项更正，由提出人按现状重新提出。',
    ),
  ),
  notTheProposer: refusal('not-proposer', '这项更正由别人提出，只能由提出人撤回；请刷新页面查看现状。'),
  inFuture: refusal('known-in-future', '事实的日期不能晚于今天；请核对后重填。', '/knownOn'),
  statusMissing: refusal('status-missing', '请选明人口状态。', '/status'),
  statusOnMissing: refusal(
    'status-on-missing',
    '请填死亡或注销的日期，日期不能晚于今天；以死亡证明、火化证明或户口注销证明为准。',
    '/statusOn',
  ),
  holdsMissing: refusal('holds-missing', '请选明是或者否。', '/holds'),
  groupUnknown: refusal('group-unknown', '这个类别不由这个部门认定；请选这一项名下的类别。', '/group'),
  fromMissing: refusal('from-missing', '请填这个类别从哪天起算，并且不晚于终止日期。', '/from'),
  graduationYearMissing: refusal(
    'graduation-year-missing',
    '请填毕业年份：毕业年度按毕业当年1月1日至12月31日算。',
    '/graduationYear',
  ),
  agreementMissing: refusal(
    'agreement-missing',
    '请选明是否签订家政服务协议；没有协议的选“否”。',
    '/agreementSigned',
  ),
  olderThanKnown: refusal(
    'older-than-known',
    '登记的部门答复比这份材料的日期新，以新的为准，没有提交；请核对材料日期。',
    '/knownOn',
  ),
} as const satisfies Record<string, Refusal>;

/** The fields in which these values differ from what is on record. */
export function changedFields(before: IdentityValues, after: IdentityValues): CorrectedField[] {
  const fields: CorrectedField[] = [];
  if (after.name !== undefined && after.name !== before.name) fields.push('name');
  if (after.idNumber !== undefined && after.idNumber !== before.idNumber) fields.push('id-number');
  if (after.phone !== undefined && after.phone !== before.phone) fields.push('phone');
  return fields;
}

/** Only the values of these fields. */
export function pick(values: IdentityValues, fields: readonly CorrectedField[]): IdentityValues {
  return {
    ...(fields.includes('name') ? { name: values.name } : {}),
    ...(fields.includes('id-number') ? { idNumber: values.idNumber } : {}),
    ...(fields.includes('phone') ? { phone: values.phone } : {}),
  };
}

/** Each changed field before and after; `masked` false only for whoever states a reason. */
export function identityFields(
  values: { readonly before: IdentityValues; readonly after: IdentityValues },
  fields: readonly CorrectedField[],
  masked: boolean,
): { field: CorrectedField; before: string | null; after: string }[] {
  const numberOf = ({ idNumber }: IdentityValues) =>
    idNumber === undefined ? null : masked ? maskIdentity(idNumber) : writtenNumber(idNumber);
  const phoneOf = ({ phone }: IdentityValues) =>
    phone === undefined ? null : masked ? maskPhone(phone) : phone;
  const { before, after } = values;
  return fields.map((field) => {
    if (field === 'name') return { field, before: before.name ?? null, after: after.name ?? '' };
    const textOf = field === 'phone' ? phoneOf : numberOf;
    return { field, before: textOf(before), after: textOf(after) ?? '' };
  });
}

/** What a fact says, on one line. */
export function statementText(kind: SuppliedFact, values: StatementValues, vocabulary: Vocabulary): string {
  const fact = { kind, payload: values.payload } as Parameters<typeof factEntries>[0];
  const entries = factEntries(fact, vocabulary).map(({ label, value }) => `${label} ${value}`);
  return [...entries, `核实日期 ${values.knownOn}`].join('；');
}

type Supplied = z.infer<typeof supplyBody>;

/**
 * The fact that a paper states, laid over what is known of its kind: a group replaces the same one, the others stay. A
 * refusal where the paper's part is missing.
 */
export function payloadOf(
  said: Supplied,
  known: PersonFact | undefined,
  { today, vocabulary }: { readonly today: string; readonly vocabulary: Vocabulary },
): { readonly payload: FactPayload<SuppliedFact> } | { readonly refusal: Refusal } {
  const { kind } = said;
  if (said.knownOn > today) return { refusal: CORRECTION_REFUSALS.inFuture };
  if (known && known.knownOn > said.knownOn) return { refusal: CORRECTION_REFUSALS.olderThanKnown };
  if (kind === 'population') {
    if (said.status === undefined) return { refusal: CORRECTION_REFUSALS.statusMissing };
    const isGone = said.status !== 'normal';
    if (isGone && (said.statusOn === undefined || said.statusOn > today))
      return { refusal: CORRECTION_REFUSALS.statusOnMissing };
    const { statusOn: _, ...before } = known?.kind === 'population' ? known.payload : {};
    const payload = { ...before, status: said.status, ...dated(said) };
    return { payload: FACT_PAYLOADS.population.parse(payload) };
  }
  if (kind === 'public-payroll' || kind === 'pension') {
    if (said.holds === undefined) return { refusal: CORRECTION_REFUSALS.holdsMissing };
    return kind === 'pension' ? { payload: { draws: said.holds } } : { payload: { onPayroll: said.holds } };
  }
  if (said.group === undefined) return { payload: { memberships: [] } };
  const verifiedBy = vocabulary.term('groups', said.group)?.verifiedBy ?? [];
  if (!verifiedBy.includes(DEPARTMENT_OF[kind])) return { refusal: CORRECTION_REFUSALS.groupUnknown };
  const stated = membershipOf({ ...said, group: said.group });
  if ('refusal' in stated) return stated;
  const before = known?.kind === kind ? known.payload.memberships : [];
  return {
    payload: FACT_PAYLOADS[kind].parse({
      memberships: [...before.filter(({ code }) => code !== said.group), stated.membership],
    }),
  };
}

/** The group with its days: a graduate is one of the year for the calendar year of graduation. */
function membershipOf(
  said: Supplied & { readonly group: string },
): { readonly membership: Membership } | { readonly refusal: Refusal } {
  const { group, graduationYear, agreementSigned } = said;
  const isGraduate = group === 'graduate-of-the-year';
  if (isGraduate && graduationYear === undefined)
    return { refusal: CORRECTION_REFUSALS.graduationYearMissing };
  const isDomestic = group === 'flexible-domestic-worker';
  if (isDomestic && agreementSigned === undefined) return { refusal: CORRECTION_REFUSALS.agreementMissing };
  const from = isGraduate ? `${graduationYear}-01-01` : said.from;
  const until = isGraduate ? `${graduationYear}-12-31` : said.until;
  if (from === undefined || (until !== undefined && until < from))
    return { refusal: CORRECTION_REFUSALS.fromMissing };
  return {
    membership: {
      code: group,
      from,
      ...(until === undefined ? {} : { until }),
      ...(graduationYear === undefined ? {} : { graduationYear }),
      ...(isDomestic ? { agreementSigned } : {}),
    },
  };
}

const dated = (said: Supplied) => ({
  ...(said.statusOn === undefined ? {} : { statusOn: said.statusOn }),
  ...(said.hukou === undefined ? {} : { hukou: said.hukou }),
});

/** The day of death or deregistration that this fact states. */
export function goneOn(kind: SuppliedFact, { payload }: StatementValues): string | undefined {
  if (kind !== 'population' || !('status' in payload)) return undefined;
  return payload.status === 'dead' || payload.status === 'cancelled' ? payload.statusOn : undefined;
}

/** Why the lines of a person are held while a correction is open and after it. */
export function holdReason(subject: 'identity' | 'population', on: string | null = null): string {
  return subject === 'identity'
    ? '证件号码正在更正或刚更正：按新号码重新比对过部门数据，才可以解除暂停。'
    : `材料写明该人员于 ${on} 死亡或户口注销：付给培训机构的培训补贴照常办理；付给本人的生活费补贴发给哪一位继承人，要另作决定，决定以后才可以解除暂停。`;
}
