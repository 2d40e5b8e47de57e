import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { addDays, type LocalDate, type Refusal, refusal, type Uuid } from '../../platform/kernel/index.ts';
import type { ChangeKind } from './contract-changes.ts';
import type { TrainingWay } from './contract-menu.ts';
import type { OpenClass } from './ports.ts';

/** Certificates that one address may look up within an hour. */
export const LOOK_UPS_AN_HOUR = 30;

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  nameNeeded: refusal('name-needed', '新增的要写名称，没有提交：请补上名称。', '/name'),
  organisationNeeded: refusal(
    'organisation-needed',
    '培训项目要选开办的机构，没有提交：请在机构一栏选一家本县的培训机构。',
    '/organisationId',
  ),
  occupationNeeded: refusal(
    'occupation-needed',
    '急需紧缺职业要选职业（工种），没有提交：请在职业一栏选一个。',
    '/occupationCode',
  ),
  occupationUnknown: refusal(
    'occupation-unknown',
    '职业分类里没有这个职业编码，没有提交：请在职业一栏重新选择。',
    '/occupationCode',
  ),
  linkNeeded: refusal('link-needed', '线上平台要写网址，没有提交：请补上网址。', '/link'),
  standardNeeded: refusal(
    'standard-needed',
    '标准、规范、教材和培训包要写种类、编号、版本和课时，没有提交：请补上。',
    '/standard',
  ),
  entryNeeded: refusal('entry-needed', '停用的要指明是哪一项，没有提交：请从目录里选。', '/entryId'),
  notInCatalogue: refusal(
    'not-in-catalogue',
    '目录里现在没有这一项，或者已经停用，没有提交：请刷新页面，从目录里选在用的一项。',
    '/entryId',
  ),
  stopBeforeStart: refusal(
    'stop-before-start',
    '停用日期早于这一项开始的日期，没有提交：请核对日期。',
    '/holdsFrom',
  ),
  alreadyListed: refusal(
    'already-listed',
    '目录里已有同名的一项在用，没有重复提交：请在目录里查看；要改的，先停用原来的再新增。',
    '/name',
  ),
  alreadyProposed: leadsTo(
    'catalogues.list',
    refusal('already-proposed', '这一项已有一份变更等另一人签，没有重复提交：请经办在“公开目录”里查看。'),
  ),
  decided: refusal('wrong-status', '这份目录变更已经办结，没有再办：请刷新页面查看结果。'),
  ofAnother: leadsTo(
    'catalogues.decide',
    refusal('not-the-proposer', '只有提出的人能撤回；认为不妥的，请复核岗在本页退回。'),
  ),
  changedMeanwhile: leadsTo(
    'catalogues.decide',
    refusal('changed-meanwhile', '目录在提出之后变过，这份变更已不合适，没有办理：请复核岗在本页退回。'),
  ),
  tooManyLookUps: refusal(
    'too-many-look-ups',
    `这个网络一小时内已查了 ${LOOK_UPS_AN_HOUR} 次证书，请一小时以后再查；要成批核对的，请到县人力资源社会保障局办理。`,
    '/number',
  ),
} as const satisfies Record<string, Refusal>;

/** A signed change, as far as it says what stands in a catalogue. */
interface Signed {
  readonly kind: ChangeKind;
  readonly entryId: Uuid;
  readonly holdsFrom: LocalDate;
}

/** The days of an entry: its first and its last; null where none is stated. */
export interface Days {
  readonly from: LocalDate | null;
  readonly through: LocalDate | null;
}

/** Does this change take out what it names? */
export const isStop = (kind: ChangeKind): boolean => kind.endsWith('-stop');

/** The days of an entry as the signed changes say; an entry of which none speaks has no end. */
export function daysOf(changes: readonly Signed[], entryId: Uuid): Days {
  let days: Days = { from: null, through: null };
  for (const change of changes)
    if (change.entryId === entryId)
      days = isStop(change.kind)
        ? { ...days, through: addDays(change.holdsFrom, -1) }
        : { ...days, from: change.holdsFrom };
  return days;
}

/** Before its first day, within its days, or after its last. */
export function stateOn({ from, through }: Days, day: LocalDate): 'coming' | 'in-use' | 'stopped' {
  if (through !== null && through < day) return 'stopped';
  return from !== null && from > day ? 'coming' : 'in-use';
}

interface Asked {
  readonly kind: ChangeKind;
  readonly name?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly occupationCode?: string | undefined;
  readonly link?: string | undefined;
  readonly entryId?: string | undefined;
  readonly standard?: object | undefined;
}

/** What a proposed change lacks; undefined when it says everything that its kind needs. */
export function lackOf(asked: Asked): Refusal | undefined {
  if (isStop(asked.kind)) return asked.entryId === undefined ? REFUSALS.entryNeeded : undefined;
  if (asked.kind === 'need-add') return asked.occupationCode ? undefined : REFUSALS.occupationNeeded;
  if (asked.name === undefined) return REFUSALS.nameNeeded;
  if (asked.kind === 'standard-add') return asked.standard ? undefined : REFUSALS.standardNeeded;
  if (asked.kind === 'platform-add') return asked.link ? undefined : REFUSALS.linkNeeded;
  return asked.organisationId ? undefined : REFUSALS.organisationNeeded;
}

/** What brought this entry in, when it is still in: a stop that is signed ends it, from whichever day. */
export function addedLive<Change extends Signed>(
  changes: readonly Change[],
  entryId: Uuid,
): Change | undefined {
  const ofEntry = changes.filter((change) => change.entryId === entryId);
  return ofEntry.some(({ kind }) => isStop(kind)) ? undefined : ofEntry.find(({ kind }) => !isStop(kind));
}

/** A village in the words of a place, not the township that is named after one. */
const VILLAGE = /村(?!镇|乡|街道)/;

/** In which way a class is taught (GS-3-7a): master and apprentice, at the firm, in the village, else at the school. */
export function wayOf(of: Pick<OpenClass, 'trainingKind' | 'organiser' | 'place'>): TrainingWay {
  if (of.trainingKind === 'new-apprenticeship') return 'master-apprentice';
  if (of.organiser === 'employer') return 'at-firm';
  return of.place !== null && VILLAGE.test(of.place) ? 'in-village' : 'at-school';
}

/** `open`: takes people, into its queue when it is full; `paused`: nobody is taken for now. */
export const OPENING_STATES = ['open', 'coming', 'paused', 'ended', 'cancelled'] as const;
export type OpeningState = (typeof OPENING_STATES)[number];

/** How a class that was opened for enrolment stands on a day; with its list filed or its last day over it has ended. */
export function openingState(
  of: Pick<OpenClass, 'status' | 'openFrom' | 'openUntil'>,
  day: LocalDate,
): OpeningState {
  if (of.status === 'cancelled') return 'cancelled';
  if (of.status === 'filed' || of.openUntil < day) return 'ended';
  if (of.openFrom > day) return 'coming';
  return of.status === 'closed' || of.status === 'stopped' ? 'paused' : 'open';
}
