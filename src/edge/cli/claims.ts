import { closeSync, openSync, writeSync } from 'node:fs';
import {
  type ComputedLine,
  certificatePlaces,
  computeClaims,
  loadClaimSettings,
  paysOn,
  type Target,
} from '../../benefits/claims/index.ts';
import { CERTIFICATE_BENEFITS, decisionJson } from '../../benefits/determination/index.ts';
import type { Policies } from '../../law/policy/index.ts';
import { performAct } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, parseLocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { CLASS, classesNamed, classesStarting } from '../../training/classes/index.ts';
import { workForTrainingLists } from '../../training/work-for-training/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';
import { withCliApp } from './with-app.ts';

const SOME_REFUSED = 3;
const NOT_YET: readonly string[] = ['class-not-over', 'nothing-to-claim'];

interface Options extends DatabaseTarget {
  readonly class?: string;
  readonly workForTraining?: boolean;
  /** Subsidies on certificates, of both benefits unless one is named. */
  readonly certificates?: boolean;
  readonly benefit?: string;
  readonly payee?: string;
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
  const fault = faultOf(options);
  if (fault !== undefined) {
    console.error(fault);
    return EXIT_WRONG_CALL;
  }
  return withCliApp(options, async ({ app, actor }) => {
    const targets = await readTx(app.db, actor.scope, (tx) =>
      targetsOf(tx, options, app.policies, on ?? app.clock.today()),
    );
    if (targets.length === 0) {
      console.error(
        options.class === undefined
          ? options.certificates
            ? '系统里没有登记证书：请先导入成绩登记表。'
            : '系统里没有可以核定的班期或名单：请先导入工作簿。'
          : `没有找到班期“${options.class}”：请核对开班备案号或班期名称。`,
      );
      return EXIT_WRONG_CALL;
    }
    const law = { policies: app.policies, settings: loadClaimSettings() };
    const out = openSync(options.out, 'w', 0o600);
    const isAll = options.certificates === true || (options.class === undefined && !options.workForTraining);
    let status = 0;
    try {
      for (const { name, target } of targets) {
        const result = await performAct(
          app,
          actor,
          { event: 'claim-computed', objectType: 'claim', objectId: idOf(target), requestId: app.ids.uuid() },
          (act) => computeClaims(act, law, target, on ?? act.clock.today()),
        );
        if (!result.ok) {
          // Asked for everything, a class that is still running or has no results yet is no fault of the call.
          const isEarly = isAll && result.refusals.every(({ code }) => NOT_YET.includes(code));
          if (options.certificates && isEarly) continue;
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

const PAYEES = ['trainee', 'institution'] as const;

/** What is wrong with the call itself, in a sentence. */
function faultOf(options: Options): string | undefined {
  const { certificates = false, benefit, payee, workForTraining = false } = options;
  if (options.class !== undefined && workForTraining) return '--class 与 --work-for-training 只能写一个。';
  if (certificates && workForTraining) return '--certificates 与 --work-for-training 只能写一个。';
  if (!certificates && (benefit !== undefined || payee !== undefined))
    return '--benefit 和 --payee 只与 --certificates 一起写。';
  if (benefit !== undefined && !CERTIFICATE_BENEFITS.some((one) => one === benefit))
    return `--benefit 应为 ${CERTIFICATE_BENEFITS.join(' 或 ')}。`;
  if (payee !== undefined && !PAYEES.some((one) => one === payee))
    return `--payee 应为 ${PAYEES.join(' 或 ')}。`;
  return undefined;
}

function idOf(target: Target): string {
  if ('classId' in target) return target.classId;
  return 'listId' in target
    ? target.listId
    : (target.certificates.classId ?? target.certificates.divisionCode);
}

/** A claim for each benefit and class with certificates, and for each county what came without a class. */
async function certificateTargets(
  tx: Tx,
  options: Options,
  policies: Policies,
  on: LocalDate,
): Promise<Named[]> {
  const classes = options.class === undefined ? undefined : await classesNamed(tx, options.class);
  const payee = options.payee === 'institution' ? 'institution' : 'trainee';
  const asked = CERTIFICATE_BENEFITS.filter(
    (one) => options.benefit === undefined || one === options.benefit,
  );
  const targets: Named[] = [];
  for (const benefit of asked)
    for (const place of await certificatePlaces(tx, benefit)) {
      const { classId, divisionCode } = place;
      if (classes && !classes.some((one) => one.classId === classId)) continue;
      // Both are tried where none is named: a notice that does not know one of them is no fault of the call.
      if (options.benefit === undefined && !paysOn(policies, { divisionCode, benefit, on })) continue;
      const organisations: (Uuid | null)[] = payee === 'trainee' ? [null] : [...place.organisations];
      for (const organisationId of organisations)
        targets.push({
          name: place.className ?? `未随班期登记的证书（${divisionCode}）`,
          target: { certificates: { benefit, payee, divisionCode, classId, organisationId } },
        });
    }
  return targets;
}

async function targetsOf(tx: Tx, options: Options, policies: Policies, on: LocalDate): Promise<Named[]> {
  if (options.certificates) return certificateTargets(tx, options, policies, on);
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

/** The line as the determination contract reads it, the decision as it prints it, without what is stored beside it. */
function jsonLineOf({ line, decision, signals, disposition, certificateNumber }: ComputedLine): string {
  const source = certificateNumber === null ? {} : { source: { certificateNumber } };
  const rest = JSON.stringify({ signals, disposition, ...source }).slice(1);
  return `{"line":${JSON.stringify(line)},"decision":${decisionJson(decision)},${rest}`;
}

function summaryOf(name: string, lines: readonly ComputedLine[]): string {
  const count = (disposition: string) => lines.filter((line) => line.disposition === disposition).length;
  return `${name}：${lines.length} 行，可公示 ${count('published')}，冻结待核 ${count('frozen')}，不予补贴 ${count('not-entitled')}，缺事实 ${count('incomplete')}。`;
}
