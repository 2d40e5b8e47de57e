import type { Teller, Tellers } from './rules-telling.ts';

/** Says it to whoever examines and whoever trained. */
const toSides =
  (said: string): Teller =>
  ({ about, toOrganisations }) =>
    toOrganisations('decided', `${about.name}的考试${said}`);

/** Who is told what of an exam: the body what it has to do, both sides what was decided, the county when to inspect. */
export const EXAM_TELLERS: Tellers = {
  'exam-planned': ({ about, toOrganisations }) =>
    toOrganisations('waiting', `${about.name}安排了考试：组织考试的单位请看时间和地点，合适的点“发布考试”。`),
  'exam-amended': ({ about, toOrganisations }) =>
    toOrganisations('waiting', `${about.name}改了考试安排：组织考试的单位请再看一遍，合适的点“发布考试”。`),
  'exam-announced': (saying) => [
    ...toSides('已发布：座位和考评员、监考员已经抽好。')(saying),
    ...saying.toRoles(
      'waiting',
      ['county-handler'],
      `${saying.about.name}的考试已发布：要巡考的，请在考试页面抽巡考员。`,
    ),
  ],
  'exam-returned': toSides('安排被退回：请按写明的原因改好再报。'),
  'exam-cancelled': toSides('已取消：原因见考试页面。'),
  'exam-results-confirmed': (saying) =>
    toSides(saying.decision === 'passed' ? '成绩已确认，记到班级里。' : '成绩被退回：请按意见重录。')(saying),
  'exam-certified': toSides('已发证：编号见考试页面。'),
  'exam-inspectors-drawn': ({ about, toRoles }) =>
    toRoles(
      'waiting',
      ['county-handler', 'county-first-reviewer', 'county-second-reviewer'],
      `${about.name}的考试抽了巡考员：请看考试页面，抽中的两人到场巡考。`,
    ),
  'exam-inspection-signed': toSides('巡考记录已办：请看考试页面。'),
  'result-review-asked': ({ about, toOrganisations }) =>
    toOrganisations('waiting', `${about.name}有 1 名学员申请复核成绩：请在考试页面答复。`),
  'result-review-decided': toSides('有 1 项成绩复核已办：结果见考试页面。'),
};
