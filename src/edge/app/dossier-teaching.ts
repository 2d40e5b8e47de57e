import type { Vocabulary } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, localDateAt } from '../../platform/kernel/index.ts';
import { type ClassOfDossier, type DossierSection, dossierSectionOf } from '../../training/classes/index.ts';
import { statusesOfClass } from '../../training/confirmations/index.ts';
import { evidenceInBrief } from '../../training/evidence/index.ts';
import { type ExamInBrief, examsInBrief } from '../../training/exams/index.ts';

/** The term of a list of the vocabulary. */
export type TermOf = (list: string, id: string) => string;

/** Terms by list, as pages have them. */
export function termsOf(vocabulary: Pick<Vocabulary, 'sections'>): TermOf {
  const sections = vocabulary.sections();
  return (list, id) => sections[list]?.[id]?.zh ?? id;
}

const when = (isSo: boolean, sentence: string): string[] => (isSo ? [sentence] : []);
const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
const listed = <K extends string>(
  counts: ReadonlyMap<K, number>,
  said: (key: K, count: number) => string,
): string => [...counts].map(([key, count]) => said(key, count)).join('、');

/** What shows that a class was taught: marks by way with the share of the witness, pieces by kind, and how signs were judged. */
export async function evidenceOf(tx: Tx, of: ClassOfDossier, term: TermOf): Promise<DossierSection> {
  const { ways, items, videoSeconds, signs, since } = await evidenceInBrief(
    { tx, role: of.role },
    of.classId,
  );
  const marks = sum(ways.values());
  const witnessed = ways.get('witness') ?? 0;
  const minutes = Math.floor(videoSeconds / 60);
  const waiting = (signs?.get('open') ?? 0) + (signs?.get('proposed') ?? 0);
  const ofMarks = listed(ways, (way, count) => `${term('attendanceWays', way)} ${count} 次`);
  const ofItems = listed(items, (kind, count) => `${term('evidenceKinds', kind)} ${count} 件`);
  const ofSigns = listed(
    signs ?? new Map(),
    (status, count) => `${term('evidenceSignStatuses', status)} ${count} 条`,
  );
  return dossierSectionOf({
    key: 'evidence',
    since,
    here: [
      ...when(
        marks > 0,
        `现场签到 ${marks} 次：${ofMarks}；老师作证占 ${Math.round((100 * witnessed) / Math.max(marks, 1))}%。`,
      ),
      ...when(items.size > 0, `${ofItems}${minutes > 0 ? `，录像共 ${minutes} 分钟` : ''}。`),
      ...when(
        sum(signs?.values() ?? []) > 0,
        `系统提示的疑点 ${sum(signs?.values() ?? [])} 条：${ofSigns}。`,
      ),
    ],
    missing: [
      ...when(marks + items.size === 0, '没有签到记录，也没有照片、教学日志和录像目录（办班单位登记）。'),
      ...when(waiting > 0, `${waiting} 条疑点还没有核完（县局经办、复核）。`),
    ],
    isDue: of.isApproved && of.startOn <= of.today,
  });
}

const first = (days: readonly LocalDate[]): LocalDate | null => [...days].sort()[0] ?? null;

/** The exams of a class and what its inspectors saw; neither stands there for a class that came with its results. */
export async function examsOf(
  tx: Tx,
  of: ClassOfDossier & { readonly hasResults: boolean },
  term: TermOf,
): Promise<DossierSection[]> {
  const exams = (await examsInBrief(tx, of.classId)).filter(({ status }) => status !== 'cancelled');
  if (exams.length === 0 && of.hasResults) return [];
  const name = (exam: ExamInBrief) =>
    `${exam.heldOn} ${term('examKinds', exam.kind)}${exam.isResit ? '（补考）' : ''}`;
  const looked = exams.filter(({ inspection, inspectionClause }) => inspection ?? inspectionClause);
  return [
    dossierSectionOf({
      key: 'exams',
      since: first(exams.map(({ heldOn }) => heldOn)),
      here: exams.map((exam) => `${name(exam)}，${saidOf(exam, term)}`),
      missing: exams
        .filter(({ status }) => status !== 'confirmed')
        .map((exam) => `${name(exam)}：${term('examStatuses', exam.status)}（考评单位）。`),
      isDue: false,
    }),
    ...(looked.length === 0
      ? []
      : [
          dossierSectionOf({
            key: 'inspection',
            since: first(
              looked.flatMap(({ inspection }) =>
                inspection?.recordedAt ? [localDateAt(inspection.recordedAt)] : [],
              ),
            ),
            here: looked.flatMap((exam) => inspectedOf(exam, name(exam))),
            missing: looked
              .filter(({ inspection }) => inspection?.status !== 'signed')
              .map((exam) =>
                exam.inspection
                  ? `${name(exam)}的巡考：${term('examInspectionStatuses', exam.inspection.status)}（县局巡考员）。`
                  : `${name(exam)}没有抽巡考员（县局，${exam.inspectionClause}）。`,
              ),
            isDue: looked.some(({ heldOn }) => heldOn < of.today),
          }),
        ]),
  ];
}

function saidOf(
  { seats, results, recordings, status, reviews, openReviews }: ExamInBrief,
  term: TermOf,
): string {
  const open = openReviews > 0 ? `，其中 ${openReviews} 人的还没有办完` : '';
  return `${[
    `${seats} 人有座位`,
    ...(results
      ? [`合格 ${results.passed} 人、不合格 ${results.failed} 人、缺考 ${results.absent} 人`]
      : [term('examStatuses', status)]),
    ...when(recordings > 0, `录像目录 ${recordings} 条`),
    ...when(reviews > 0, `${reviews} 人申请复核成绩${open}`),
  ].join('，')}。`;
}

function inspectedOf({ inspection }: ExamInBrief, name: string): string[] {
  if (!inspection) return [];
  const { inspectors, inOrder, seenCount, findings } = inspection;
  const drawn = `${name}：抽签确定巡考员 ${inspectors} 名`;
  if (inOrder === null) return [`${drawn}。`];
  return [
    `${drawn}，到场时应考 ${seenCount} 人在场，${inOrder ? '秩序正常' : '有问题'}。记录：${findings ?? ''}`,
  ];
}

/** Who has confirmed what stands there of the class, and who has not. */
export async function confirmationsOf(tx: Tx, of: ClassOfDossier): Promise<DossierSection> {
  const said = await statusesOfClass(tx, of.classId);
  const count = (status: string) => said.filter((row) => row.status === status).length;
  const [confirmed, wrong, open] = [count('confirmed'), count('said-wrong'), count('not-yet')];
  const days = said.flatMap(({ saidAt }) => (saidAt ? [localDateAt(saidAt)] : []));
  return dossierSectionOf({
    key: 'confirmations',
    since: first(days),
    here: when(confirmed + wrong > 0, `${confirmed} 人已确认${wrong > 0 ? `，${wrong} 人说有不对` : ''}。`),
    missing: [
      ...when(open > 0, `${open} 人还没有核对（本人在手机上核对，或由办班单位登记签字的确认书）。`),
      ...when(wrong > 0, `${wrong} 人说的情况要核实答复（县局）。`),
    ],
    isDue: of.isApproved && of.endOn < of.today,
  });
}
