import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import {
  CLASS,
  DAYS,
  EXAM_ON,
  FILED_ON,
  filingOf,
  type Mark,
  TRAINEES,
  type Trainee,
} from './live-class-parts.ts';
import { agree, button, main } from './page-parts.ts';
import type { People } from './people.ts';
import { writeList } from './workbooks.ts';

// The same class as a county keeps it on paper: an application form, a roster, an attendance sheet, results and certificates.

const NUMBER = '高人社培备〔2021〕061号';
const SCHOOL = '高唐县青禾职业培训学校';
const SIGNS: Readonly<Record<Mark, string>> = { present: '√', absent: '×', leave: '假' };

async function application(target: string): Promise<void> {
  const { teachers, sessions, place } = filingOf(CLASS, DAYS);
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet(CLASS)
    .addRows([
      ['政府补贴性职业技能培训开班申请（备案）表'],
      [`申请单位（盖章）：${SCHOOL}　　填表日期：${FILED_ON}`],
      ['班期名称', CLASS, '班级编号（开班备案号）', NUMBER, '培训职业（工种）', '保育师'],
      ['职业编码', '4-10-01-03', '培训等级', '五级', '培训类别', '就业技能培训'],
      ['计划人数', '20', '报名人数', String(TRAINEES.length), '总课时', '16'],
      ['其中理论课时', '8', '其中实训课时', '8', '其中安全课时', '1'],
      ['开班日期', DAYS[0], '结业日期', DAYS[1], '培训地点', place],
      ['GPS 经纬度', '116.2310,36.8592', '行政区划代码', '371526', '班主任', '宋雅琴'],
      ['班主任电话', '19900100021', '组织方式', '培训机构组织', '培训费用承担', '培训机构先行垫付'],
      ['全程视频录制留存', '是', '是否涉密班期', '否', '备案（受理）日期', FILED_ON],
      ['统一社会信用代码', '52371526MA554330X0'],
      ['一、授课教师'],
      [
        '姓名',
        '性别',
        '年龄',
        '学历',
        '所学专业',
        '职称',
        '职业资格名称',
        '资格等级',
        '担任培训课程',
        '专职/兼职',
      ],
      ...teachers.map(({ name }) => [
        name,
        '女',
        '32',
        '本科',
        '学前教育',
        '讲师',
        '保育师',
        '技师',
        '理论',
        '专职',
      ]),
      [`二、课程表见“${CLASS}课程表”工作表；考核方案：理论笔试，实操现场考核。`],
      [`人社部门审核意见：同意开班。　　审核日期：${FILED_ON}　（盖章）`],
    ]);
  book
    .addWorksheet(`${CLASS}课程表`)
    .addRows([
      [`${CLASS}实施性培训计划（课程表）`],
      ['上课日期', '课别（上课内容）', '课时', '开始时间', '结束时间', '上课地点（教室名称）', '培训教师'],
      ...sessions.map((lesson) => [
        lesson.taughtOn,
        lesson.content,
        String(lesson.hours),
        lesson.from,
        lesson.until,
        lesson.room,
        lesson.teacherName,
      ]),
    ]);
  await book.xlsx.writeFile(target);
}

const head = (day: string) => `班期名称：${CLASS}　开班备案号：${NUMBER}　${day}`;

async function roster(target: string, people: readonly Trainee[]): Promise<void> {
  await writeList(target, '花名册', [
    ['高唐县政府补贴性职业培训学员花名册'],
    [
      `培训机构（盖章）：${SCHOOL}　　班期名称：${CLASS}（${NUMBER}）　　职业（工种）：保育师　　填报日期：${FILED_ON}`,
    ],
    ['序号', '姓名', '公民身份号码', '性别', '人员类别', '报名日期', '备注'],
    ...people.map(({ name, idNumber }, n) => [
      ...[String(n + 1), name, idNumber],
      Number(idNumber.slice(16, 17)) % 2 === 1 ? '男' : '女',
      ...['', FILED_ON, ''],
    ]),
  ]);
}

async function attendance(target: string, people: readonly Trainee[]): Promise<void> {
  const [first = '', second = ''] = DAYS;
  const shown = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  await writeList(target, '考勤表', [
    ['高唐县政府补贴性职业培训学员考勤表'],
    [head(`培训时间：${first} 至 ${second}　（符号：√出勤 ×缺勤 假请假）`)],
    ['序号', '姓名', '身份证号后4位', shown(first), shown(first), shown(second), shown(second), '备注'],
    ['', '', '', '上午', '下午', '上午', '下午', ''],
    ...people.map(({ name, idNumber, marks }, n) => [
      ...[String(n + 1), name, idNumber.slice(-4)],
      ...marks.map((mark) => SIGNS[mark]),
      '',
    ]),
  ]);
}

async function results(target: string, people: readonly Trainee[]): Promise<void> {
  const certified = ['职业技能等级证书', '保育师', '五级/初级工'];
  await writeList(target, '成绩与证书', [
    [`${SCHOOL}培训考核成绩与证书登记表`],
    [head(`考核日期：${EXAM_ON}`)],
    [
      ...[
        '序号',
        '姓名',
        '身份证号',
        '理论成绩',
        '实操成绩',
        '综合成绩',
        '评定结果',
        '证书类型',
        '职业（工种）',
      ],
      ...['等级', '证书编号', '发证日期', '发证机构', '备注'],
    ],
    ...people.map(({ name, idNumber, scores, passed, certificate }, n) => [
      ...[String(n + 1), name, idNumber, ...scores.map(String), passed ? '合格' : '不合格'],
      ...(certificate === null
        ? ['', '', '', '', '', '']
        : [...certified, certificate, EXAM_ON, '高唐县职业技能鉴定所']),
      '',
    ]),
  ]);
}

/** Uploads a workbook and confirms what it says; every row is taken. */
async function takeIn({ at, get, sessionOf }: People, file: string): Promise<Page> {
  const page = await at('handler', '/desk/intake');
  await page.getByLabel(intake.drop.label, { exact: true }).setInputFiles(file);
  await page.waitForURL(/\/desk\/intake\/[0-9a-f-]{36}/);
  await main(page).getByRole('heading', { name: intake.batch.willHappen }).waitFor();
  await (await sessionOf('handler')).settled();
  await button(main(page), intake.batch.confirm).click();
  await agree(page);
  await button(main(page), intake.batch.confirm).waitFor({ state: 'detached' });
  // The button is gone while the rows are still written.
  const batchId = page.url().split('/').at(-1);
  await expect
    .poll(async () => (await get<{ status: string }>('handler', `/api/intake/${batchId}`)).status, {
      timeout: 20_000,
    })
    .toBe('confirmed');
  return page;
}

/** Files the class, its roster, its days and its results by four workbooks. `days` moves the county's calendar between them. */
export async function keptOnPaper(
  people: People,
  folder: string,
  of: { readonly trainees: readonly Trainee[]; readonly onto: (day: string) => Promise<unknown> },
): Promise<void> {
  const file = (name: string) => join(folder, `${name}.xlsx`);
  await application(file('开班申请表'));
  await takeIn(people, file('开班申请表'));
  await roster(file(`学员花名册-${CLASS}`), of.trainees);
  await takeIn(people, file(`学员花名册-${CLASS}`));
  await of.onto(EXAM_ON);
  await attendance(file(`考勤表-${CLASS}`), of.trainees);
  await takeIn(people, file(`考勤表-${CLASS}`));
  await results(file(`成绩与证书-${CLASS}`), of.trainees);
  await takeIn(people, file(`成绩与证书-${CLASS}`));
}

/** Sends the attendance sheet again as it was: what a school corrects before the claim is handed in. */
export async function sheetCorrected(people: People, folder: string): Promise<void> {
  const file = join(folder, `考勤表-${CLASS}-更正.xlsx`);
  await attendance(file, TRAINEES);
  await takeIn(people, file);
}
