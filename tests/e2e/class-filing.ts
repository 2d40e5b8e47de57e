import type { ActBody } from '../../web/client/index.ts';

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
        idNumber: '371526198911050017',
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
