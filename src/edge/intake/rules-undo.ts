import { leadsTo } from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { CHANGED_THINGS } from './contract-batches.ts';
import type { ChangedRows, DecidedClaim, LaterChange } from './store-undo.ts';

type ChangedThing = (typeof CHANGED_THINGS)[number];

/** Tables as somebody reads them who would undo a batch; what only goes with another row is not counted. */
const THINGS: Readonly<Record<string, ChangedThing>> = {
  training_class: 'class',
  class_session: 'lesson',
  enrolment: 'enrolment',
  attendance_roll: 'attendance',
  assessment_result: 'result',
  kind_result: 'result',
  certificate: 'certificate',
  work_for_training_entry: 'listed-person',
  organisation: 'organisation',
  training_project: 'project',
  organisation_bank_account: 'account',
  organisation_suspension: 'suspension',
  subsidy_standard: 'standard',
  scarce_occupation: 'scarce-occupation',
  person_fact: 'answer',
  division: 'place',
  household: 'household',
  duty_entry: 'duty-person',
  duty_conflict: 'duty-conflict',
  need: 'need',
};

/** What stands against undoing a batch, with the thing that stands there. */
export interface Blocker {
  readonly refusal: Refusal;
  readonly link: { readonly type: 'claim' | 'training-class' | 'intake-batch'; readonly id: string } | null;
}

export const REFUSALS = {
  notUndoable: refusal('batch-not-undoable', '这一批现在不能撤销：可能刚被别人办过，请刷新后查看。'),
  nothing: leadsTo(
    'intake.stage',
    refusal(
      'nothing-to-undo',
      '这一批没有改动可以撤回：没有写入新内容，或者导入时还没有留存改动前的内容。有误的，请经办改正表格后再导入一次。',
    ),
  ),
  restsOn: leadsTo(
    'intake.stage',
    refusal(
      'batch-used',
      '这一批的内容已经被别处用到（例如同一天的其他班期，或者已有过申领），没有撤销，一行也没有改。请经办改正表格后再导入一次。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** What a batch changed, in the words of whoever undoes it. */
export function changesOf(rows: readonly ChangedRows[]) {
  return rows.flatMap(({ tableName, created, changed }) => {
    const what = THINGS[tableName];
    return what === undefined ? [] : [{ what, created, changed }];
  });
}

/** Everything that stands against undoing a batch; empty when nothing does. */
export function blockersOf(found: {
  readonly changes: readonly ChangedRows[];
  readonly claims: readonly {
    claimId: string;
    number: string;
    className: string | null;
    organisationName: string | null;
  }[];
  readonly decided: readonly DecidedClaim[];
  readonly later: readonly LaterChange[];
}): Blocker[] {
  if (found.changes.length === 0) return [{ refusal: REFUSALS.nothing, link: null }];
  return [
    ...found.claims.map(({ claimId, number, className, organisationName }) => ({
      refusal: refusal(
        'claim-rests-on-it',
        `${className === null ? `“${organisationName ?? ''}”的以工代训名单` : `班期“${className}”`}已有申领 ${number}，撤销导入会抽掉它的依据。先把这份申领办结为撤回或不予通过，再来撤销。`,
      ),
      link: { type: 'claim' as const, id: claimId },
    })),
    ...found.decided.map(({ claimId, number, restsOn }) => ({
      refusal: DECIDED[restsOn](number),
      link: { type: 'claim' as const, id: claimId },
    })),
    ...found.later.map(laterBlocker),
  ];
}

/** Claims that are handed in go back or end first; what is approved is corrected where it is. */
const DECIDED: Readonly<Record<DecidedClaim['restsOn'], (number: string) => Refusal>> = {
  answer: (number) =>
    leadsTo(
      'intake.stage',
      refusal(
        'claim-decided-by-it',
        `申领 ${number} 已经按这一批部门答复核定并提交，撤销导入会抽掉它的依据。复核以前它退了回去的，可以撤销；已经复核的，不能整批撤销：请经办再导入部门的正确答复，以新的答复为准。`,
      ),
    ),
  amount: (number) =>
    leadsTo(
      'policyVersions.create',
      refusal(
        'claim-decided-by-it',
        `申领 ${number} 已经按这一批标准或紧缺目录核定金额并提交，撤销导入会抽掉它的依据。复核以前它退了回去的，可以撤销；已经复核的，不能整批撤销：请县区经办在“政策”里拟一个调整，改今后的标准。`,
      ),
    ),
};

function laterBlocker({ classId, className, laterBatchId, laterBatchAt }: LaterChange): Blocker {
  const what = className === null ? '这一批写入的内容' : `班期“${className}”`;
  if (laterBatchId !== null)
    return {
      refusal: leadsTo(
        'intake.proposeUndo',
        refusal(
          'later-batch',
          `${what}后来又被另一批导入改过（${laterBatchAt?.toISOString().slice(0, 10) ?? ''}）：请经办先撤销那一批，再撤销这一批。`,
        ),
      ),
      link: { type: 'intake-batch', id: laterBatchId },
    };
  return {
    refusal: refusal(
      'changed-since',
      `${what}导入以后又在页面上改过，整批撤销会丢掉这些改动。错误只在个别内容上的，直接在页面上更正。`,
    ),
    link: classId === null ? null : { type: 'training-class', id: classId },
  };
}
