import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ClaimStatus, isDecided } from '../../benefits/claims/index.ts';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { addDays, type LocalDate, type PersonId, refusal } from '../../platform/kernel/index.ts';
import type { AppealSubject } from './contract.ts';

const days = z.strictObject({ days: z.int().min(1).max(365), source: z.string() });
const workingDays = z.strictObject({ 'working-days': z.int().min(1).max(120), source: z.string() });
const settings = z.strictObject({
  lodge: days,
  'lodge-above': days,
  decide: workingDays,
  'decide-above': workingDays,
});

/** Reads data/appeals.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readAppealDays(
  text = readFileSync(new URL('../../../data/appeals.yaml', import.meta.url), 'utf8'),
) {
  const read = settings.parse(parse(text));
  return {
    lodge: read.lodge.days,
    lodgeAbove: read['lodge-above'].days,
    decide: read.decide['working-days'],
    decideAbove: read['decide-above']['working-days'],
    decideSource: read.decide.source,
    decideAboveSource: read['decide-above'].source,
  };
}
export const APPEAL_DAYS = readAppealDays();

/** Statuses of what may be appealed against: decided, and against whoever appeals. */
const AGAINST: Readonly<Record<AppealSubject, readonly string[]>> = {
  'claim-line': ['refused', 'not-entitled'],
  claim: ['rejected'],
  suspension: ['suspended'],
  recovery: ['noticed', 'answered', 'owed'],
};
/** Is this a decision that one may appeal against? */
export function isAppealable(subject: AppealSubject, status: string): boolean {
  return AGAINST[subject].includes(status);
}

/** May the person herself appeal: it is about her, it stands against her, and two people have decided it? */
export function isHersToAppeal(
  matter: {
    readonly subjectType: AppealSubject;
    readonly status: string;
    readonly claimStatus: ClaimStatus | null;
    readonly personId: PersonId | null;
  },
  personId: PersonId,
): boolean {
  return (
    matter.personId === personId &&
    isAppealable(matter.subjectType, matter.status) &&
    (matter.claimStatus === null || isDecided(matter.claimStatus))
  );
}

/** Did the appeal come after its days? Unknown when the decision's day is. */
export function isLate(decidedOn: LocalDate | null, within: number, today: LocalDate): boolean {
  return decidedOn !== null && addDays(decidedOn, within) < today;
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  notAppealable: refusal(
    'not-appealable',
    '这件事现在没有可以申请复核的决定：可能已经改过。请刷新页面，看现在的结果。',
  ),
  alreadyLodged: leadsTo(
    'appeals.list',
    refusal(
      'appeal-lodged',
      '对这个决定已经申请过复核，请在“复核与申诉”里查看进展；里面没有的，是本人在手机上提出的，由本人查看。',
    ),
  ),
  lodgedForHer: leadsTo(
    'worker.appeals',
    refusal('appeal-lodged', '这件事已经要求重新看了，进展在“我的钱”里看，不用再提。'),
  ),
  paperNeeded: refusal(
    'paper-needed',
    '请写申请人和书面申请的编号：口头申请请先请申请人写下来。',
    '/appellant',
  ),
  notHersYet: refusal(
    'not-appealable',
    '这件事现在没有可以要求重新看的决定：还没有审完，或者已经改过。请在“我的钱”里看现在的结果。',
  ),
  noPaper: refusal('no-paper', '本单位自己提出的，不用写姓名和纸面编号，请删去。', '/paperNumber'),
  wrongStatus: refusal('wrong-status', '这件复核现在不在这一步，请刷新页面，按现在的状态办理。'),
  tookPart: leadsTo(
    'appeals.decide',
    refusal(
      'took-part',
      '您参与过这个决定，不能自己再看一遍；请转给没有参与的经办、初审岗、复核岗或财务办理。',
    ),
  ),
  notYetAbove: refusal(
    'not-yet-above',
    '本局的复核还没有到期，请等复核决定；到期没有答复的，可以直接向上一级申诉。',
  ),
  notOwn: refusal('not-own-appeal', '只有提出的一方才能撤回；请由提出人办理。'),
} as const;
