import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import cliProgress from 'cli-progress';
import { performAct } from '../../platform/access/index.ts';
import { done, parseDivisionCode } from '../../platform/kernel/index.ts';
import { openAppForCli, refusalSentences } from '../app/index.ts';
import {
  contextOf,
  type IntakePlan,
  importPlan,
  intakeWords,
  lawOfRegion,
  planIntake,
  readFolder,
  reportOf,
} from '../intake/index.ts';

const DONE = 0;
const WRONG_CALL = 2;
const SOME_REFUSED = 3;

interface Options {
  readonly region?: string;
  readonly report?: string;
  readonly data?: string;
}

/** Takes in all the workbooks of a folder in one transaction; the exit status. */
export async function runIntake(folder: string, options: Options): Promise<number> {
  // Rather collect more often than grow: a roster of 100,000 rows stays within 512 MB.
  setFlagsFromString('--heap-growing-percent=50');
  const region = parseDivisionCode(options.region ?? '');
  if (region === undefined || /00$/.test(region)) {
    console.error('--region 应为县（市、区）的 6 位行政区划代码，如 371526。');
    return WRONG_CALL;
  }
  let files = await readFolder(resolve(folder)).catch(() => undefined);
  const fileCount = files?.length ?? 0;
  if (fileCount === 0) {
    console.error(`文件夹 ${folder} 不存在，或者里面没有工作簿（.xlsx、.csv）：请检查路径。`);
    return WRONG_CALL;
  }
  const opened = await openAppForCli({ data: options.data }, { region }).catch((error: unknown) => {
    const sentences = refusalSentences(error);
    if (sentences === undefined) throw error;
    for (const sentence of sentences) console.error(sentence);
    return undefined;
  });
  if (opened === undefined) return WRONG_CALL;
  const { app, actor } = opened;
  const progress = progressOf(['读取', '检查', '导入', '报告']);
  try {
    progress.step();
    const requestId = app.ids.uuid();
    const result = await performAct(
      app,
      actor,
      { event: 'intake-imported', objectType: 'intake-folder', objectId: region, requestId },
      async (act) => {
        // The plan holds all that goes on; the workbooks are let go, and read again should the act run again.
        const workbooks = files ?? (await readFolder(resolve(folder)));
        files = undefined;
        const plan = planIntake(workbooks, await contextOf(act.tx, act.ciphers), intakeWords());
        progress.step();
        const imported = await importPlan(act, lawOfRegion(app.policies), region, plan);
        if (!imported.ok) return imported;
        await act.record({
          event: 'intake-imported',
          objectType: 'intake-folder',
          objectId: region,
          divisionPath: actor.divisionPath,
          detail: { files: fileCount, forms: imported.value.counts },
        });
        return done({ ...plan, rows: imported.value.rows });
      },
    );
    progress.step();
    if (!result.ok) {
      for (const { message } of result.refusals) console.error(message);
      return SOME_REFUSED;
    }
    if (options.report !== undefined)
      writeFileSync(options.report, `${JSON.stringify(reportOf(result.value), null, 1)}\n`, { mode: 0o600 });
    progress.step();
    progress.stop();
    return summarise(result.value);
  } finally {
    progress.stop();
    await opened.close();
  }
}

/** Sheets that explain or serve the others: nobody misses them. */
const EXPLANATORY = /^(说明|下拉字典|空白工作表)$/;

/** The counts, and one line for every file and visible sheet that was not used. Status 3 when something is to be seen to. */
function summarise({ rows, files, sheets }: Pick<IntakePlan, 'rows' | 'files' | 'sheets'>): number {
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const refused = count('refused');
  console.log(
    `共 ${rows.length} 行：导入 ${count('imported')}，规范后导入 ${count('normalised')}，导入待核 ${count('warned')}，退回 ${refused}。`,
  );
  const unused = files.filter(({ used }) => !used).map(({ file, reason }) => `${file}：没有使用。${reason}`);
  const unusedFiles = new Set(files.filter(({ used }) => !used).map(({ file }) => file));
  for (const { file, sheet, state, imported, reason } of sheets)
    if (!imported && state === 'visible' && !unusedFiles.has(file) && !EXPLANATORY.test(reason))
      unused.push(`${file} 的工作表“${sheet}”：没有使用。${reason}`);
  for (const line of unused) console.error(line);
  for (const { file, sheet, imported, reason, unusedColumns } of sheets) {
    if (imported && reason !== '')
      console.error(`${file}${sheet === '' ? '' : ` 的工作表“${sheet}”`}：${reason}`);
    if (unusedColumns.length === 0) continue;
    const columns = unusedColumns.map(({ column, heading }) =>
      heading === '' ? column : `${column}（${heading}）`,
    );
    console.error(
      `${file}${sheet === '' ? '' : ` 的工作表“${sheet}”`}：没有用到的列：${columns.join('、')}。`,
    );
  }
  return refused + unused.length > 0 ? SOME_REFUSED : DONE;
}

/** A bar on a terminal, plain lines elsewhere. */
function progressOf(stages: readonly string[]): { step(): void; stop(): void } {
  if (!process.stderr.isTTY) {
    let next = 0;
    return {
      step() {
        const stage = stages[next];
        if (stage !== undefined) console.error(`${stage}完成`);
        next += 1;
      },
      stop() {},
    };
  }
  const bar = new cliProgress.SingleBar({ format: '{bar} {stage}', stream: process.stderr });
  bar.start(stages.length, 0, { stage: stages[0] ?? '' });
  let next = 0;
  return {
    step() {
      next += 1;
      bar.update(next, { stage: stages[next] ?? '完成' });
    },
    stop: () => bar.stop(),
  };
}
