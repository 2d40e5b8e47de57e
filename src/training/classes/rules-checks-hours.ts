import type { LocalDate } from '../../platform/kernel/index.ts';
import { type Check, listed, met, notMet, pointersTo, unknown } from './rules-check.ts';
import type { ClassFacts } from './rules-facts.ts';

/** Which lessons take a teacher or a room that another class has at the same time. */
export function clashSentence(what: string, clashes: ClassFacts['sessionClashes']): string {
  const [first] = clashes;
  const sessions = [...new Set(clashes.map((clash) => clash.sessionNo))];
  return `课程表第 ${listed(sessions, '节')}的${what}在同一时段已有其他课（如 ${first?.className}，${first?.at}），请调整时间。`;
}

/** How many hours: those of the parts and those of the lessons. */
export const HOURS_CHECKS: readonly Check[] = [
  {
    check: 'hours-add-up',
    rule: 'R14',
    facts: ['/totalHours', '/theoryHours', '/practiceHours'],
    judge: ({ filing: { totalHours, theoryHours, practiceHours } }) => {
      if (totalHours === null || theoryHours === null || practiceHours === null)
        return unknown('总课时、理论课时、实训课时没有填全，请补填。');
      const sum = theoryHours + practiceHours;
      return sum === totalHours
        ? met(`理论 ${theoryHours} 加实训 ${practiceHours}，等于总课时 ${totalHours}。`)
        : notMet(`理论 ${theoryHours} 加实训 ${practiceHours} 等于 ${sum}，与总课时 ${totalHours} 不符。`);
    },
  },
  {
    check: 'timetable-hours',
    rule: 'R14',
    facts: ['/totalHours', '/sessions'],
    judge: ({ filing, sessions }) => {
      if (sessions.length === 0) return unknown('还没有课程表，请填写每一节课。');
      if (filing.totalHours === null) return unknown('没有填写总课时，无法与课程表核对。');
      const sum = sessions.reduce((hours, session) => hours + session.hours, 0);
      if (sum === filing.totalHours) return met(`课程表合计 ${sum} 课时，与总课时一致。`);
      return notMet(
        `课程表合计 ${sum} 课时，${sum < filing.totalHours ? '少于' : '多于'}总课时 ${filing.totalHours}，请改正。`,
      );
    },
  },
];

/** When: within the days of the class. */
export const TIMETABLE_CHECKS: readonly Check[] = [
  {
    check: 'sessions-within-days',
    rule: 'R14',
    facts: ['/sessions', '/startOn', '/endOn'],
    judge: ({ filing, sessions }) => {
      if (sessions.length === 0) return unknown('还没有课程表，无法核对上课日期。');
      const outside = sessions.filter(
        (session) => session.taughtOn < filing.startOn || session.taughtOn > filing.endOn,
      );
      return outside.length === 0
        ? met(`${sessions.length} 节课都在 ${filing.startOn} 至 ${filing.endOn} 之间。`)
        : notMet(
            `课程表第 ${listed(
              outside.map((session) => session.sessionNo),
              '节',
            )}不在 ${filing.startOn} 至 ${filing.endOn} 之间，请改正日期。`,
          );
    },
  },
];

/** In a room of its own, no day too long, no holiday. */
export const ROOM_CHECKS: readonly Check[] = [
  {
    check: 'room-overlap',
    rule: 'R13',
    facts: ['/sessions'],
    judge: ({ sessions, sessionClashes }) => {
      const clashes = sessionClashes.filter((clash) => clash.kind === 'room');
      if (clashes.length > 0) return notMet(clashSentence('教室', clashes));
      if (sessions.length === 0) return unknown('还没有课程表，无法核对教室。');
      const open = sessions.filter((session) => session.room === null);
      if (open.length > 0)
        return unknown(
          `课程表第 ${listed(
            open.map((session) => session.sessionNo),
            '节',
          )}没有写明上课地点，请补填。`,
        );
      return met('没有两个班在同一时段使用同一教室。');
    },
  },
  {
    check: 'day-hours',
    rule: 'R14',
    facts: ['/sessions'],
    blocking: false,
    judge: ({ sessions, days }) => {
      if (sessions.length === 0) return unknown('还没有课程表，无法核对每天的课时。');
      const hours = new Map<LocalDate, number>();
      for (const { taughtOn, hours: more } of sessions)
        hours.set(taughtOn, (hours.get(taughtOn) ?? 0) + more);
      const long = [...hours].filter(([day, sum]) => sum > days.mostHoursOn(day));
      const [first] = long;
      return first === undefined
        ? met(`每天的课时都不超过 ${days.mostHoursOn(sessions[0]?.taughtOn as LocalDate)} 课时。`)
        : notMet(
            `${listed(
              long.map(([day]) => day),
              '天',
            )}的课时超过一天最多的 ${days.mostHoursOn(first[0])} 课时（如 ${first[0]} 排了 ${first[1]} 课时），请分到别的日子。`,
            ...pointersTo(
              sessions.filter(({ taughtOn }) => taughtOn === first[0]).map(({ sessionNo }) => sessionNo),
              'sessions',
              'hours',
            ),
          );
    },
  },
  {
    check: 'closed-days',
    rule: 'R14',
    facts: ['/sessions'],
    blocking: false,
    judge: ({ sessions, days }) => {
      if (sessions.length === 0) return unknown('还没有课程表，无法核对放假的日子。');
      const closed = sessions.filter(({ taughtOn }) => days.closedOn(taughtOn) !== null);
      const [first] = closed;
      return first === undefined
        ? met('没有课排在放假的日子。')
        : notMet(
            `课程表第 ${listed(
              closed.map(({ sessionNo }) => sessionNo),
              '节',
            )}排在放假的日子（如 ${first.taughtOn} ${days.closedOn(first.taughtOn)}），请改期；确实上课的，审核时说明。`,
            ...pointersTo(
              closed.map(({ sessionNo }) => sessionNo),
              'sessions',
              'taughtOn',
            ),
          );
    },
  },
];
