import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  checkResidentId,
  creditCodeFault,
  type LocalDate,
  parseCreditCode,
  type Refusal,
  refusal,
} from '../../platform/kernel/index.ts';
import type { ORGANISATION_STATUSES } from './contract.ts';
import type { CodeFault } from './contract-credit-codes.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  suspensionProposed: leadsTo(
    'organisations.decideSuspension',
    refusal(
      'suspension-proposed',
      '已有一份关于承训资格的提议等待另一人决定，不能再提：请由复核人员在本页先作决定。',
      '/documentNumber',
      'LC-12',
    ),
  ),
  noProposal: refusal('wrong-status', '没有等待决定的暂停提议：可能刚被别人办过，请刷新后查看。'),
  endBeforeStart: refusal(
    'end-before-start',
    '暂停的最后一天早于暂停日期，没有办理：请核对两个日期；没有期限的，最后一天不填。',
    '/through',
  ),
  occupationUnknown: refusal(
    'occupation-unknown',
    '暂停范围里有该机构目录没有的职业（工种）编码，没有办理：请只选目录里的职业，或者不选，暂停全部。',
    '/occupations',
  ),
  notLiftable: refusal(
    'not-suspended',
    '这次暂停已经恢复，或者已定在同一天或更早恢复，没有办理：请刷新页面，核对承训资格的记录。',
    '/liftedOn',
    'LC-12',
  ),
  liftBeforeStart: refusal(
    'lift-before-start',
    '恢复日期早于暂停日期，没有办理：暂停本身有误的，恢复日期填暂停的当天，等于没有暂停过。',
    '/liftedOn',
    'LC-12',
  ),
  elsewhere: leadsTo(
    'organisations.proposeMove',
    refusal(
      'organisation-elsewhere',
      '这个统一社会信用代码已登记在其他县区，不能在本县重复登记；请核对代码；确应归本县的，请登记它的县区的经办在单位页面办理“迁往其他县区”，再由本县接收。',
      '/creditCode',
    ),
  ),
  nothingChanged: refusal('nothing-changed', '填写的内容与登记的相同，没有提交：请只填写有变化的项目。'),
  changeWaiting: leadsTo(
    'organisations.decideChange',
    refusal('change-waiting', '已有一份信息变更等待核对，不能再提：请由经办或复核人员先在本页办结。'),
  ),
  changeDecided: refusal('wrong-status', '这份信息变更已经办结，没有再办：请刷新页面查看结果。'),
  changedMeanwhile: leadsTo(
    'organisations.decideChange',
    refusal(
      'changed-meanwhile',
      '这些信息在提出之后又变过，没有办理：请由经办或复核人员在本页退回，由对方重新提出。',
    ),
  ),
  changeOfAnother: leadsTo(
    'organisations.decideChange',
    refusal('not-the-proposer', '只有提出的人能撤回；认为不妥的，请由经办或复核人员在本页退回。'),
  ),
  codeForm: refusal(
    'code-form',
    '统一社会信用代码须为 18 位大写字母和数字（没有 I、O、S、V、Z），没有登记：请对照证书逐位填写。',
    '/creditCode',
  ),
  codeOfPerson: refusal(
    'code-of-a-person',
    '这是个人的证号，不是统一社会信用代码，没有登记：请对照营业执照或登记证书填写单位的代码。',
    '/creditCode',
  ),
  codePasses: leadsTo(
    'intake.stage',
    refusal(
      'code-passes',
      '这个信用代码校验正确，不需要核实：请由经办直接导入机构目录或企业名录。',
      '/creditCode',
    ),
  ),
  codeRegistered: refusal(
    'code-registered',
    '这个信用代码已经登记在机构和企业里，不需要再核实：请在本页的名录里按名称查找。',
    '/creditCode',
  ),
  codeProposed: refusal(
    'code-proposed',
    '这个信用代码已经登记过，正在等另一人确认或已经确认，没有重复登记：请在本页查看。',
    '/creditCode',
  ),
  codeDecided: refusal('wrong-status', '这条登记已经办结，没有再办：请刷新页面查看结果。'),
  codeOfAnother: leadsTo(
    'creditCodes.decide',
    refusal('not-the-proposer', '只有登记的人能撤回；认为代码有误的，请复核人员在本页退回。'),
  ),
  codeInUse: leadsTo(
    'intake.proposeUndo',
    refusal(
      'code-in-use',
      '已有单位以这个信用代码登记在册，没有撤销：请经办先在“导入表格”里打开登记它的那一批，撤销导入，再来撤销确认。',
    ),
  ),
  codeNotConfirmed: refusal(
    'wrong-status',
    '这条登记不是已确认的状态，没有撤销：请刷新页面查看它办到哪一步。',
  ),
  codeRevoked: leadsTo(
    'creditCodes.propose',
    refusal(
      'code-revoked',
      '这个信用代码的核实已被撤销，这一行没有写入：请对照证书改正代码；证书上确为此代码的，由经办在“信用代码核实”重新登记。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** What speaks against a code of the right form; `person` for the number of a person, undefined when nothing does. */
export function codeFaultOf(code: string): CodeFault | 'person' | undefined {
  if (checkResidentId(code).ok) return 'person';
  const parsed = parseCreditCode(code);
  if (parsed === undefined) return 'check';
  const fault = creditCodeFault(parsed);
  return fault === 'identity-number' ? 'person' : fault;
}

/** A stretch without the right to train: from `suspendedOn` on, until the day it is given back. */
export interface Suspension {
  readonly suspendedOn: LocalDate;
  readonly liftedOn: LocalDate | null;
  /** Codes of the occupations that it concerns; null for all. */
  readonly occupations: readonly string[] | null;
}

/** LC-12: the day the right to train anything at all was lost, when it is lost on `day`. */
export function suspendedSince(suspensions: readonly Suspension[], day: LocalDate): LocalDate | undefined {
  return suspensions.find((suspension) => suspension.occupations === null && holdsOn(suspension, day))
    ?.suspendedOn;
}

/**
 * LC-12: the day the right to train this occupation was lost, when it is lost on `day`. A class whose occupation nobody
 * stated is concerned by any suspension.
 */
export function suspendedFor(
  suspensions: readonly Suspension[],
  day: LocalDate,
  occupationCode: string | null,
): LocalDate | undefined {
  const concerns = ({ occupations }: Suspension) =>
    occupations === null || occupationCode === null || occupations.includes(occupationCode);
  return suspensions.find((suspension) => concerns(suspension) && holdsOn(suspension, day))?.suspendedOn;
}

function holdsOn({ suspendedOn, liftedOn }: Suspension, day: LocalDate): boolean {
  return suspendedOn <= day && (liftedOn === null || day < liftedOn);
}

/** The suspension that shares a day with another stretch; one that was lifted from its first day has no days. */
export function clashOf(
  suspensions: readonly Suspension[],
  stretch: Pick<Suspension, 'suspendedOn' | 'liftedOn'>,
): Suspension | undefined {
  const until = (one: Pick<Suspension, 'liftedOn'>) => one.liftedOn ?? '9999-12-31';
  return suspensions.find(
    (one) =>
      one.suspendedOn < until(one) && one.suspendedOn < until(stretch) && stretch.suspendedOn < until(one),
  );
}

/** Why a suspension cannot be lifted from this day on; undefined when it can. */
export function refusalOfLift(suspension: Suspension | undefined, liftedOn: LocalDate): Refusal | undefined {
  if (suspension === undefined) return REFUSALS.notLiftable;
  if (liftedOn < suspension.suspendedOn) return REFUSALS.liftBeforeStart;
  return suspension.liftedOn !== null && liftedOn >= suspension.liftedOn ? REFUSALS.notLiftable : undefined;
}

/** Whether a suspension can still be lifted: it holds, or will. */
export function isLiftable({ suspendedOn, liftedOn }: Suspension, today: LocalDate): boolean {
  return liftedOn === null || (liftedOn > today && liftedOn > suspendedOn);
}

/** `agreementUntil` is the first day after the agreement; an organisation without one (a firm) has no end. */
export function statusOn(
  organisation: { readonly agreementUntil: LocalDate | null },
  suspensions: readonly Suspension[],
  day: LocalDate,
): (typeof ORGANISATION_STATUSES)[number] {
  if (suspendedSince(suspensions, day) !== undefined) return 'suspended';
  if (organisation.agreementUntil !== null && organisation.agreementUntil <= day) return 'agreement-ended';
  return 'in-catalogue';
}

export function alreadySuspended(clash: Suspension): Refusal {
  const until = clash.liftedOn === null ? '尚未恢复' : `${clash.liftedOn} 恢复`;
  return refusal(
    'already-suspended',
    `该单位已自 ${clash.suspendedOn} 起暂停承训资格（${until}），不能重复暂停；请核对日期。`,
    '/suspendedOn',
    'LC-12',
  );
}
