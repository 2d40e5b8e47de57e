import type { Page } from 'playwright-core';
import type { ActBody } from '../../web/client/index.ts';
import { words as changes } from '../../web/desk/training/classes/change-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';

/** A filing of one day that two reviewers can approve. */
export function approvable(name: string, day: string): ActBody<'/api/classes'>['filing'] {
  return {
    name,
    occupationCode: '4-10-01-03',
    occupationText: '保育师（保育员）',
    level: 5,
    trainingKind: 'employment-skills',
    plannedCount: 20,
    totalHours: 8,
    theoryHours: 4,
    practiceHours: 4,
    safetyHours: 1,
    startOn: day,
    endOn: day,
    place: '检查教学点',
    location: null,
    headTeacherName: '宋雅琴',
    organiser: 'institution',
    costBorneBy: 'institution',
    videoKept: true,
    isSecret: false,
    isHazardous: false,
    assessmentPlan: '理论笔试，实操现场考核',
    equipment: '护理台 5 张、仿真模型 10 个',
    trainingPackage: null,
    deliveredTo: null,
    teachers: [
      {
        name: '秦老师',
        idNumber: '37152619891105001X',
        sex: null,
        age: null,
        education: null,
        major: null,
        title: null,
        qualification: '保育师（技师）',
        qualificationLevel: null,
        course: null,
        employment: null,
      },
    ],
    sessions: [
      {
        taughtOn: day,
        content: '职业道德',
        hours: 8,
        from: '08:00',
        until: '11:30',
        room: '一号教室',
        roomKind: null,
        teacherName: '秦老师',
        textbook: '《保育师（初级）》',
      },
    ],
  };
}

/** Puts somebody on the roster of the class that the page shows, and comes back to the filing. */
export async function joinOnPage(
  page: Page,
  { name, idNumber, on }: { readonly name: string; readonly idNumber: string; readonly on: string },
): Promise<void> {
  await main(page).getByRole('tab', { name: classes.tabs.roster, exact: true }).click();
  await button(main(page), changes.roster.join).click();
  const form = dialog(page);
  const fill = (label: string, text: string) => form.getByLabel(label, { exact: true }).fill(text);
  await fill(changes.roster.name, name);
  await fill(changes.roster.idNumber, idNumber);
  await fill(changes.roster.enrolledOn, on);
  await fill(changes.reason, '现场报名，核对了身份证');
  await button(form, changes.roster.submit).click();
  await decided(page);
  await button(main(page), `${changes.roster.leave} ${name}`).waitFor();
  await main(page).getByRole('tab', { name: classes.tabs.filing, exact: true }).click();
}
