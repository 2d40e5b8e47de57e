import { closeSync, openSync, writeSync } from 'node:fs';
import {
  type ComputedLine,
  computeClaims,
  loadClaimSettings,
  type Target,
} from '../../benefits/claims/index.ts';
import { decisionJson } from '../../benefits/determination/index.ts';
import { performAct } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import { canDo, parseLocalDate } from '../../platform/kernel/index.ts';
import { CLASS, classesNamed, classesStarting } from '../../training/classes/index.ts';
import { workForTrainingLists } from '../../training/work-for-training/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';
import { withCliApp } from './with-app.ts';

const SOME_REFUSED = 3;
const NOT_YET: readonly string[] = ['class-not-over', 'nothing-to-claim'];

interface Options extends DatabaseTarget {
  readonly class?: string;
  readonly workForTraining?: boolean;
  readonly on?: string;
  readonly out: string;
}

interface Named {
  readonly name: string;
  readonly target: Target;
}

/** Makes the claims asked for and writes every line out; the exit status. */
export async function computeIntoFile(options: Options): Promise<number> {
  const on = options.on === undefined ? undefined : parseLocalDate(options.on);
  if (options.on !== undefined && on === undefined) {
    console.error('--on 应为 YYYY-MM-DD 形式的日期，如 2021-08-20。');
    return EXIT_WRONG_CALL;
  }
  if (options.class !== undefined && options.workForTraining) {
    console.error('--class 与 --work-for-training 只能写一个。');
    return EXIT_WRONG_CALL;
  }
  return withCliApp(options, async ({ app, actor }) => {
    const targets = await readTx(app.db, actor.scope, (tx) => targetsOf(tx, options));
    if (targets.length === 0) {
      console.error(
        options.class === undefined
          ? '系统里没有可以核定的班期或名单：请先导入工作簿。'
          : `没有找到班期“${options.class}”：请核对开班备案号或班期名称。`,
      );
      return EXIT_WRONG_CALL;
    }
    const law = { policies: app.policies, settings: loadClaimSettings() };
    const out = openSync(options.out, 'w', 0o600);
    const isAll = options.class === undefined && !options.workForTraining;
    let status = 0;
    try {
      for (const { name, target } of targets) {
        const id = 'classId' in target ? target.classId : target.listId;
        const result = await performAct(
          app,
          actor,
          { event: 'claim-computed', objectType: 'claim', objectId: id, requestId: app.ids.uuid() },
          (act) => computeClaims(act, law, target, on ?? act.clock.today()),
        );
        if (!result.ok) {
          // Asked for everything, a class that is still running or has no results yet is no fault of the call.
          const isEarly = isAll && result.refusals.every(({ code }) => NOT_YET.includes(code));
          if (!isEarly) status = SOME_REFUSED;
          for (const { message } of result.refusals) console.error(`${name}：${message}`);
          continue;
        }
        const lines = result.value.claims.flatMap((claim) => claim.lines);
        for (const line of lines) writeSync(out, `${jsonLineOf(line)}\n`);
        for (const blocked of result.value.blocked)
          console.error(`${name}：${blocked.person.name} ${blocked.message}`);
        console.log(summaryOf(name, lines));
      }
    } finally {
      closeSync(out);
    }
    return status;
  });
}

async function targetsOf(tx: Tx, options: Options): Promise<Named[]> {
  const classes =
    options.class !== undefined
      ? await classesNamed(tx, options.class)
      : options.workForTraining
        ? []
        : (await classesStarting(tx)).filter(({ status }) => canDo(CLASS, status, 'claim'));
  const lists = options.class === undefined ? await workForTrainingLists(tx) : [];
  return [
    ...classes.map(({ name, classId }) => ({ name, target: { classId } })),
    ...lists.map(({ organisationName, listId }) => ({ name: organisationName, target: { listId } })),
  ];
}

/** The decision as the determination contract prints it, without what is only stored beside it. */
/** The line as the determination contract reads it, the decision as it prints it. */
function jsonLineOf({ line, decision, signals, disposition }: ComputedLine): string {
  const rest = JSON.stringify({ signals, disposition }).slice(1);
  return `{"line":${JSON.stringify(line)},"decision":${decisionJson(decision)},${rest}`;
}

function summaryOf(name: string, lines: readonly ComputedLine[]): string {
  const count = (disposition: string) => lines.filter((line) => line.disposition === disposition).length;
  return `${name}：${lines.length} 行，可公示 ${count('published')}，冻结待核 ${count('frozen')}，不予补贴 ${count('not-entitled')}，缺事实 ${count('incomplete')}。`;
}
