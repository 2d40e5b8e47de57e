import { readFileSync } from 'node:fs';
import {
  type Act,
  type Actor,
  actorByLogin,
  mayCall,
  performAct,
  type RouteId,
} from '../../platform/access/index.ts';
import {
  type Arrangement,
  decideCalendar,
  proposeCalendar,
  waitingCalendar,
} from '../../platform/approvals/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { type LocalDate, parseLocalDate, type Result } from '../../platform/kernel/index.ts';
import { type CliApp, followCalendar } from '../app/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';
import { withCliApp } from './with-app.ts';

const REFUSED = 3;

interface LoadOptions extends DatabaseTarget {
  readonly year: string;
  readonly document: string;
  readonly by: string;
}
type ApproveOptions = Omit<LoadOptions, 'document'>;

/** Proposes the working days of a year as the named account. */
export async function loadCalendar(file: string, options: LoadOptions): Promise<number> {
  const arrangement = arrangementOf(readFileSync(file, 'utf8'), Number(options.year));
  if (typeof arrangement === 'string') {
    console.error(arrangement);
    return EXIT_WRONG_CALL;
  }
  return withCliApp(options, (opened) =>
    actBy(opened, { login: options.by, route: 'calendar.propose', id: options.year }, (act) =>
      proposeCalendar(act, { ...arrangement, documentNumber: options.document }),
    ),
  );
}

/** Decides the proposed working days of a year as another named account. */
export async function approveCalendar(options: ApproveOptions): Promise<number> {
  return withCliApp(options, async (opened) => {
    const waiting = await readTx(opened.app.db, { kind: 'public' }, (tx) =>
      waitingCalendar(tx, Number(options.year)),
    );
    if (waiting === undefined) {
      console.error(`${options.year} 年没有等待复核的放假安排：请先用 jilu calendar load 录入。`);
      return EXIT_WRONG_CALL;
    }
    const { proposalId, version } = waiting;
    return actBy(opened, { login: options.by, route: 'calendar.decide', id: proposalId }, (act) =>
      decideCalendar(act, proposalId, { version, decision: 'passed' }, followCalendar),
    );
  });
}

/** Performs an act as the named account, which must hold the role that the page asks for. */
async function actBy<T>(
  { app }: CliApp,
  by: { readonly login: string; readonly route: RouteId & `calendar.${string}`; readonly id: string },
  work: (act: Act) => Promise<Result<T>>,
): Promise<number> {
  const actor: Actor | undefined = await readTx(app.db, { kind: 'system' }, (tx) =>
    actorByLogin(tx, by.login),
  );
  if (actor === undefined || !mayCall(by.route, actor.role)) {
    console.error(`账号“${by.login}”不存在，或者没有办这件事的权限：请核对账号和角色。`);
    return EXIT_WRONG_CALL;
  }
  const event = by.route === 'calendar.propose' ? 'calendar-proposed' : 'calendar-decided';
  const result = await performAct(
    app,
    actor,
    { event, objectType: 'calendar', objectId: by.id, requestId: app.ids.uuid() },
    work,
  );
  if (!result.ok) {
    for (const { message } of result.refusals) console.error(message);
    return REFUSED;
  }
  console.log(by.route === 'calendar.propose' ? '已录入，等另一人复核。' : '已生效。');
  return 0;
}

/** The lines of the file as an arrangement, or the sentence that says which line is wrong. */
export function arrangementOf(text: string, year: number): Arrangement | string {
  const holidays: { name: string; from: LocalDate; through: LocalDate }[] = [];
  const workDays: LocalDate[] = [];
  for (const [n, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const [what = '', ...cells] = line.split(/[,，]/).map((cell) => cell.trim());
    if (what === '' || what.startsWith('#')) continue;
    const [name = '', first = '', last = first] = what === '上班' ? ['', ...cells] : cells;
    const from = parseLocalDate(first);
    const through = parseLocalDate(last);
    if ((what !== '放假' && what !== '上班') || from === undefined || through === undefined)
      return `第 ${n + 1} 行认不出来：请写成 放假,节日,第一天,最后一天 或 上班,日期，日期如 2027-02-20。`;
    if (what === '上班') workDays.push(from);
    else holidays.push({ name, from, through });
  }
  return { year, holidays, workDays };
}
