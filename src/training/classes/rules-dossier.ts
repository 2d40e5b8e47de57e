import type { LocalDate } from '../../platform/kernel/index.ts';
import type { ClassStatus } from './contract.ts';
import { DOSSIER_SECTIONS, type DossierKey, type DossierSection } from './contract-dossier.ts';

/** What stands of a part, before its state follows from it. */
interface Part {
  readonly key: DossierKey;
  readonly since: LocalDate | string | null;
  readonly here: readonly string[];
  readonly missing: readonly string[];
  /** Whether its time has come: what is not due yet is not missing. */
  readonly isDue: boolean;
}

/** A part of a dossier with its state: whole, in parts, missing, or not due yet. */
export function sectionOf({ key, since, here, missing, isDue }: Part): DossierSection {
  const isThere = here.length > 0;
  const state = isThere ? (missing.length > 0 ? 'partly' : 'here') : isDue ? 'missing' : 'not-yet';
  return {
    ...{ key, state, since: isThere ? since : null, here: [...here] },
    missing: state === 'not-yet' ? [] : [...missing],
  };
}

/** The parts in the order of the life of a class; of two under one key both stand. */
export function inOrder(sections: readonly DossierSection[]): DossierSection[] {
  return [...sections].sort((a, b) => DOSSIER_SECTIONS.indexOf(a.key) - DOSSIER_SECTIONS.indexOf(b.key));
}

/** What the module itself knows of a class, for its dossier. */
export interface DossierFacts {
  readonly status: ClassStatus;
  readonly number: string | null;
  readonly filedOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  readonly createdOn: LocalDate;
  readonly agreement: { readonly from: LocalDate | null; readonly through: LocalDate | null } | null;
  readonly roster: readonly { readonly enrolledOn: LocalDate | null; readonly status: string }[];
  readonly sessions: readonly { readonly taughtOn: LocalDate; readonly hours: number }[];
  readonly teachers: readonly { readonly hasNumber: boolean; readonly qualification: string | null }[];
  readonly means: { readonly equipment: boolean; readonly textbook: boolean; readonly plan: boolean };
  readonly changes: { readonly applied: number; readonly open: number; readonly firstOn: LocalDate | null };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const when = (isSo: boolean, sentence: string): string[] => (isSo ? [sentence] : []);
const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

/** The parts of a dossier that the filing and its roster make up. */
export function ownSections(facts: DossierFacts): DossierSection[] {
  return [applicationOf(facts), reviewOf(facts), agreementOf(facts), ...peopleOf(facts), ...planOf(facts)];
}

function applicationOf({ filedOn, createdOn, means }: DossierFacts): DossierSection {
  return sectionOf({
    key: 'application',
    since: filedOn ?? createdOn,
    here: [filedOn === null ? `${createdOn} 起草，还没有提交。` : `${filedOn} 提交开班申请。`],
    missing: [
      ...when(!means.equipment, '没有实训设备清单（办班单位补填）。'),
      ...when(!means.textbook, '没有教材或培训包（办班单位补填）。'),
      ...when(!means.plan, '没有考核方案（办班单位补填）。'),
    ],
    isDue: true,
  });
}

function reviewOf({ status, number, filedOn, approvedOn }: DossierFacts): DossierSection {
  return sectionOf({
    key: 'review',
    since: approvedOn,
    here: when(approvedOn !== null, `${approvedOn} 审核同意，开班备案号 ${number ?? '（原件没有编号）'}。`),
    missing: [
      ...when(approvedOn === null, '还没有审核同意（县局初审、复核）。'),
      ...when(approvedOn !== null && number === null, '没有开班备案号。'),
    ],
    isDue: filedOn !== null && !['rejected', 'cancelled'].includes(status),
  });
}

function agreementOf({ agreement }: DossierFacts): DossierSection {
  return sectionOf({
    key: 'agreement',
    since: agreement?.from ?? null,
    here:
      agreement === null
        ? ['企业自办培训，不需要承训协议。']
        : when(
            agreement.from !== null && agreement.through !== null,
            `承训协议 ${agreement.from} 至 ${agreement.through}。`,
          ),
    missing: when(
      agreement !== null && agreement.from === null,
      '机构目录没有登记承训协议的起止日期（县局补填）。',
    ),
    isDue: true,
  });
}

function peopleOf({ roster, teachers }: DossierFacts): DossierSection[] {
  const enrolled = roster.filter(({ status }) => status === 'enrolled');
  const left = roster.length - enrolled.length;
  const undated = enrolled.filter(({ enrolledOn }) => enrolledOn === null).length;
  const numberless = teachers.filter(({ hasNumber }) => !hasNumber).length;
  const unqualified = teachers.filter(({ qualification }) => qualification === null).length;
  return [
    sectionOf({
      key: 'roster',
      since: earliest(roster.map(({ enrolledOn }) => enrolledOn)),
      here: when(roster.length > 0, `在册 ${enrolled.length} 人${left > 0 ? `，退班 ${left} 人` : ''}。`),
      missing: [
        ...when(roster.length === 0, '花名册是空的（办班单位导入）。'),
        ...when(undated > 0, `${undated} 人没有报名日期（办班单位补填）。`),
      ],
      isDue: true,
    }),
    sectionOf({
      key: 'teachers',
      since: null,
      here: when(teachers.length > 0, `授课教师 ${teachers.length} 名。`),
      missing: [
        ...when(teachers.length === 0, '没有授课教师（办班单位补填）。'),
        ...when(numberless > 0, `${numberless} 名教师没有登记身份号码（办班单位补填）。`),
        ...when(unqualified > 0, `${unqualified} 名教师没有填职业资格（办班单位补填）。`),
      ],
      isDue: true,
    }),
  ];
}

function planOf({ sessions, changes }: DossierFacts): DossierSection[] {
  const days = [...new Set(sessions.map(({ taughtOn }) => taughtOn))].sort();
  return [
    sectionOf({
      key: 'timetable',
      since: days[0] ?? null,
      here: when(
        sessions.length > 0,
        `${days[0]} 至 ${days.at(-1)}，${sessions.length} 节课，共 ${sum(sessions.map(({ hours }) => hours))} 课时。`,
      ),
      missing: when(sessions.length === 0, '没有课程表（办班单位补填）。'),
      isDue: true,
    }),
    sectionOf({
      key: 'changes',
      since: changes.firstOn,
      here: [
        ...when(changes.applied > 0, `已办变更 ${changes.applied} 项。`),
        ...when(changes.open > 0, `正在审核的变更 ${changes.open} 项。`),
      ],
      missing: [],
      isDue: false,
    }),
  ];
}
