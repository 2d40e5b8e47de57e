import type { StandardWrite } from '../../law/reference/index.ts';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { holdsOn, type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { Change, VersionStage, VersionStatus } from './contract.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  notOpen: leadsTo(
    'policyVersions.create',
    refusal(
      'version-not-open',
      '这份调整已经提交或办结，没有改：还在等审定的，请先在本页收回修改；已经办结的，请经办另拟一份。',
    ),
  ),
  noDivision: leadsTo(
    'policyVersions.create',
    refusal('no-division', '您的账号不属于一个行政区划，不能拟订调整；请由县区经办拟订。'),
  ),
  unknownPolicy: refusal('unknown-policy', '没有这份通知，请从通知列表重新选择。', '/policyId'),
  notYourRegion: refusal(
    'not-your-region',
    '这份通知不适用于本地区，请选择本地区的通知再拟订调整。',
    '/policyId',
  ),
  nothingChanged: leadsTo(
    'policyVersions.save',
    refusal('nothing-changed', '还没有任何调整：请经办先修改标准、目录或口径，再试算和提交。'),
  ),
  tableOutdated: (draftNo: number, version: number) =>
    leadsTo(
      'policyVersions.exportTable',
      refusal(
        'table-outdated',
        `这份工作簿是按第 ${draftNo} 稿导出的，草稿已改到第 ${version} 稿；为免盖掉别人的修改，请重新导出，在新表上改好再导入。`,
      ),
    ),
  dryRunFirst: leadsTo(
    'policyVersions.dryRun',
    refusal(
      'dry-run-first',
      '提交前须先按现在的内容试算一次，看清多付少付和涉及的人；请经办到“试算”页办理。',
    ),
  ),
  dryRunAgain: leadsTo(
    'policyVersions.dryRun',
    refusal(
      'dry-run-again',
      '试算以后又批准了别的调整，试算结果已不是实情；请经办或复核岗重新试算，看清多付少付后再批准。',
    ),
  ),
  tooManyLines: (most: number) =>
    refusal('too-many-lines', `这段时间的申领行超过 ${most} 行，请把试算时段分小。`, '/from'),
  tooManyChanges: (most: number) =>
    refusal('too-many-changes', `一份调整最多 ${most} 项：请分成几份，或只留有改动的行再导入。`),
  periodReversed: refusal('period-reversed', '试算的起始日晚于截止日，请重新选择。', '/from'),
  notScheduled: leadsTo(
    'policyVersions.create',
    refusal('version-in-force', '这份调整已经施行，不能撤销施行；要改的，请经办另拟一份以后施行的调整。'),
  ),
  approvedBefore: leadsTo(
    'policyVersions.create',
    refusal(
      'version-approved-before',
      '这份调整审定较早，系统没有留下它停用了哪些行，不能撤销施行；请经办另拟一份，把标准改回去。',
    ),
  ),
  builtUpon: (number: string) =>
    leadsTo(
      'policyVersions.proposeRepeal',
      refusal(
        'version-built-upon',
        `在它之后已审定了另一份调整（${number}）；请经办或复核岗先撤销那一份的施行，再撤销这一份。`,
      ),
    ),
  rowInTheWay: leadsTo(
    'policyVersions.create',
    refusal(
      'row-in-the-way',
      '审定之后目录里又加进了同一项的标准，原来的标准放不回去；请经办另拟一份调整，把标准改回去。',
    ),
  ),
  otherOffice: (step: 'approve' | 'sign') =>
    leadsTo(
      'policyVersions.decideRepeal',
      refusal(
        'finance-signs',
        step === 'sign'
          ? '这份调整改动补贴标准或急需紧缺职业目录，撤销施行由财务岗决定：请财务岗打开这份调整办理。'
          : '这份调整不改动补贴标准和急需紧缺职业目录，撤销施行由复核岗决定：请复核岗打开这份调整办理。',
      ),
    ),
  noRepeal: leadsTo(
    'policyVersions.proposeRepeal',
    refusal('no-repeal', '没有等待决定的撤销施行；请刷新页面，需要撤销的由经办重新提出。'),
  ),
  notOwnRepeal: leadsTo(
    'policyVersions.decideRepeal',
    refusal('not-own-proposal', '撤销施行是别人提出的，只能由提出人收回；您可以请复核岗或财务岗不同意。'),
  ),
  daySettled: refusal(
    'same-day-version',
    '本地区在这一天已有一份批准的调整，请改用别的施行日，或并入下一份。',
    '/effectiveOn',
  ),
} as const;

/** The day must be in the future: what people were promised is not changed afterwards. */
function effectiveDayPast(today: LocalDate): Refusal {
  return refusal(
    'effective-day-past',
    `施行日须晚于今天（${today}）：不溯及既往，已开班的按开班备案时的标准。请改用以后的日期。`,
    '/effectiveOn',
  );
}

/** What prevents a day, given the notice's own time. */
export function dayFaults(
  effectiveOn: LocalDate,
  inForce: { readonly from: LocalDate; readonly until: LocalDate | null },
  today: LocalDate,
): Refusal[] {
  const faults: Refusal[] = [];
  if (effectiveOn <= today) faults.push(effectiveDayPast(today));
  if (!holdsOn(inForce, effectiveOn))
    faults.push(
      refusal('outside-notice', '施行日不在这份通知的施行期内，请核对通知的起止日期。', '/effectiveOn'),
    );
  return faults;
}

/** The life after approval follows from the day; before it, from what people did. */
export function stageOf(
  version: {
    readonly status: VersionStatus;
    readonly effectiveOn: LocalDate;
    /** A later approved version of the same notice and division that is in force already. */
    readonly isReplaced: boolean;
    /** The current content has had a dry run. */
    readonly isTried: boolean;
  },
  today: LocalDate,
): VersionStage {
  switch (version.status) {
    case 'draft':
      return version.isTried ? 'tried' : 'draft';
    case 'approved':
      if (version.effectiveOn > today) return 'scheduled';
      return version.isReplaced ? 'superseded' : 'in-force';
    default:
      return version.status;
  }
}

type Cells = Pick<StandardWrite, 'benefit' | 'trainingKind' | 'occupationCode' | 'level' | 'certificateKind'>;

/** Names the cells of an amount: the same for the same cells, in every grid and workbook. */
export function cellsKey(cells: Cells): string {
  return [
    cells.benefit,
    cells.trainingKind ?? '',
    cells.occupationCode ?? '',
    cells.level ?? '',
    cells.certificateKind ?? '',
  ].join('|');
}

/** What a change is about: two changes of one matter contradict each other. */
export function matterOf(change: Change): string {
  switch (change.kind) {
    case 'standard-set':
    case 'standard-end':
      return `standard ${cellsKey(change)}`;
    case 'scarce-add':
    case 'scarce-end':
      return `scarce ${change.occupationCode}`;
    case 'setting-set':
      return `setting ${change.key}`;
  }
}

/** Does a draft move amounts or the scarce list? Those are set with the finance department (LN-3-11a, SX-3-10a). */
export function needsFinance(changes: readonly Pick<Change, 'kind'>[]): boolean {
  return changes.some(({ kind }) => kind !== 'setting-set');
}

/** Does this period (both days belong to it) hold on the day? */
export function isOn(days: { readonly from: string; readonly through: string | null }, day: string): boolean {
  return days.from <= day && (days.through === null || day <= days.through);
}

/** Changes that say one thing twice, by position. */
export function repeatedChanges(changes: readonly Change[]): Refusal[] {
  const seen = new Set<string>();
  return changes.flatMap((change, i) => {
    const matter = matterOf(change);
    if (!seen.has(matter)) {
      seen.add(matter);
      return [];
    }
    return [refusal('change-twice', '同一项调整写了两次，请只留一次。', `/changes/${i}`)];
  });
}
