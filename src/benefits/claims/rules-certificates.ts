import { certificateKindsNamed, formatDate, type Policies, settingsOfPack } from '../../law/policy/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import { type LocalDate, lastDayOfPeriod, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { CertificateBenefit } from '../determination/index.ts';
import { SHARED_CERTIFICATE, type Signal } from './rules.ts';

/** What two people must look into before money moves on a line of a certificate. */
export function certificateSignals(about: {
  readonly issuedOn: LocalDate;
  /** Last day of the class it was earned in; null without one. */
  readonly classEndOn: LocalDate | null;
  /** Its number is registered for somebody else too. */
  readonly isShared: boolean;
  readonly payee: 'trainee' | 'institution';
  /** Other persons who name the card the money would go to. */
  readonly cardSharedWith: number;
}): Signal[] {
  const { issuedOn, classEndOn, cardSharedWith } = about;
  const signals: Signal[] = [];
  const high = (rule: Signal['rule'], message: string) => signals.push({ rule, severity: 'high', message });
  if (classEndOn !== null && issuedOn < classEndOn)
    high('R31', `证书 ${issuedOn} 发出，早于结业日 ${classEndOn}，请向评价机构核实。`);
  if (about.isShared) high('R42', SHARED_CERTIFICATE);
  if (about.payee === 'trainee' && cardSharedWith > 0)
    high('R19', `收款卡号另有 ${cardSharedWith} 人填报，请核实账户是否本人所有。`);
  return signals;
}

/** Who claims: an organisation, the person herself, or nobody, where the bureau computes it from data. */
export function claimantOf(of: {
  readonly organisationName: string;
  readonly claimantPersonId: number | null;
}): { readonly kind: 'organisation' | 'person' | 'bureau'; readonly name: string } {
  if (of.organisationName) return { kind: 'organisation', name: of.organisationName };
  return of.claimantPersonId === null
    ? { kind: 'bureau', name: '免申即享' }
    : { kind: 'person', name: '本人申领' };
}

/** Why no line is made for somebody's skill-upgrade subsidy. */
export const notInsured = (answered: boolean): string =>
  answered
    ? '社会保险部门答复没有参保缴费月份，不属参保职工，不生成技能提升补贴行；参保以后可以再核算。'
    : SILENT.message;

const SILENT = leadsTo(
  'intake.stage',
  refusal(
    'not-insured',
    '社会保险部门还没有答复本人的参保情况，不生成技能提升补贴行：请经办导入社会保险比对结果后再核算。',
  ),
);

/** Why no line is made that would pay an institution. */
export const NO_AGREEMENT = leadsTo(
  'payees.recordAgreements',
  refusal(
    'no-agreement',
    '没有登记本人与这家机构的代领协议，不能由机构代领：请机构登记本人签名的协议，再核算。',
  ),
).message;

export const REFUSALS_OF_CERTIFICATES = {
  benefitNotProvided: (notice: string): Refusal =>
    refusal(
      'benefit-not-provided',
      `${notice}没有规定这项凭证书申领的补贴，不能核算：请看“政策”里这份通知规定的补贴项目。`,
      '/benefit',
    ),
  nothingToClaim: refusal(
    'nothing-to-claim',
    '没有可以核算的证书：通知所认的证书都已申领过，或者还没有登记；证书随成绩登记表导入，撤销的证书不生成补贴行。',
  ),
  withdrawn: refusal(
    'certificate-withdrawn',
    '这本证书已被撤销，不能申领补贴；发证机构恢复这本证书以后可以再来申领。',
  ),
  claimedAlready: (number: string): Refusal =>
    refusal('already-claimed', `这本证书的这项补贴已在申领单 ${number} 里，不用再申领：进度请看“我的钱”。`),
  blocked: refusal(
    'certificate-blocked',
    '公安登记显示证书持有人已经死亡或注销户口，不能申领：登记有误的，请到县人社局窗口核实更正。',
  ),
  otherKind: (kinds: readonly string[]): Refusal =>
    refusal(
      'certificate-kind',
      `这项补贴只认${kinds.join('、')}，您的这本证书不在其中：取得所认的证书后可以再来申领。`,
    ),
  outOfReach: leadsTo(
    'claims.recompute',
    refusal(
      'certificates-elsewhere',
      '有证书不是在本单位的班期里取得的，本单位核算不了：请县人社局经办重新核算这份申领单。',
    ),
  ),
  institutionOnly: leadsTo(
    'claims.computeCertificates',
    refusal(
      'payee-not-allowed',
      '技能提升补贴只发给职工本人，机构不能代领：请经办改按付给本人核算。',
      '/payee',
    ),
  ),
};

/** The law that a county has for certificates on a day; without a notice in force, the latest one that reached it. */
export type LawOfPlace =
  | { readonly policies: Policies; readonly policyId: string }
  | { readonly policies: Policies; readonly policyId: undefined; readonly latest: string | undefined };

/** Why the law of a county gives nothing for a certificate of another kind, in words for its holder, by which clause. */
export function whyNoBenefit(
  law: LawOfPlace,
  benefit: CertificateBenefit,
): { readonly because: string; readonly clause: string | null } {
  const { policies } = law;
  const id = law.policyId ?? law.latest;
  const pack = id === undefined ? undefined : policies.packs.get(id);
  if (id === undefined || pack === undefined)
    return { because: '您办证的地方还没有定这项补贴的通知：当地出了通知，就可以在这里申领。', clause: null };
  const lastDay = lastDayOfPeriod(pack.inForce);
  if (law.policyId === undefined)
    return {
      because: lastDay
        ? `${pack.short}到${formatDate(lastDay)}为止，现在没有管这项补贴的通知：当地出了新的通知，就可以在这里申领。`
        : `${pack.short}还没有施行：施行以后就可以在这里申领。`,
      clause: pack.generalClause,
    };
  const refused = pack.data.notProvided.get(benefit);
  if (refused) return { because: refused.messages.notMet, clause: refused.clause };
  const kinds = [...certificateKindsNamed(policies, id, benefit)].map((kind) =>
    policies.vocabulary.label('certificateKinds', kind),
  );
  const setting = settingsOfPack(policies, id).find(
    (one) => one.benefit === benefit && one.list === 'certificateKinds' && one.check === 'certificate',
  );
  return {
    because: `这项补贴只认${kinds.join('、')}，这本证书不在其中：取得所认的证书以后，可以拿新证书来申领。`,
    clause: setting?.clause ?? pack.generalClause,
  };
}
