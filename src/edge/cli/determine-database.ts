import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Law, loadClaimSettings } from '../../benefits/claims/index.ts';
import { decisionJson } from '../../benefits/determination/index.ts';
import {
  carryOn,
  type ListReader,
  NO_COUNTS,
  type RunCounts,
  recoveriesTable,
  recoveriesView,
  standingDecisions,
  startOrResumeRun,
  unclaimedTable,
  unclaimedView,
} from '../../benefits/mass-runs/index.ts';
import type { Vocabulary } from '../../law/policy/index.ts';
import { performAct } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  fen,
  formatYuan,
  type LocalDate,
  parseDivisionCode,
  parseLocalDate,
  type Result,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { CliApp } from '../app/index.ts';
import { type DatabaseTarget, EXIT_FAILED, EXIT_WRONG_CALL } from './database-target.ts';
import { writeTable } from './table-out.ts';
import { tableProgress } from './table-progress.ts';
import { withCliApp } from './with-app.ts';

export interface DatabaseRunOptions extends DatabaseTarget {
  readonly region?: string;
  readonly year?: string;
  readonly on?: string;
  readonly out?: string;
  readonly unclaimed?: string;
  readonly recoveries?: string;
}

const PAGE = 500;

/**
 * `jilu determine --from-database`: what the law says of everybody of a region and year. Goes on with a run that was
 * stopped. Exit status 0 done, 1 stopped or failed, 2 wrong call.
 */
export async function determineFromDatabase(options: DatabaseRunOptions): Promise<number> {
  const wrong = (sentence: string) => {
    console.error(sentence);
    return EXIT_WRONG_CALL;
  };
  const region = parseDivisionCode(options.region ?? '');
  if (region === undefined) return wrong('请用 --region 写明六位行政区划代码，如 371526。');
  const year = /^20\d{2}$/.test(options.year ?? '') ? Number(options.year) : 0;
  if (year < 2018) return wrong('请用 --year 写明年度（2018 年及以后），如 2021。');
  const on = options.on === undefined ? null : parseLocalDate(options.on);
  if (on === undefined) return wrong('--on 应为 YYYY-MM-DD 形式的日期，如 2021-12-31。');
  const files = [options.out, options.unclaimed, options.recoveries].flatMap((file) =>
    file === undefined ? [] : [resolve(file)],
  );
  if (new Set(files).size < files.length) return wrong('--out、--unclaimed、--recoveries 须是不同的文件。');
  return withCliApp(options, (opened) => runHere(opened, { region, year, on }, options), { region });
}

async function runHere(
  { app, actor }: CliApp,
  of: { readonly region: string; readonly year: number; readonly on: LocalDate | null },
  options: DatabaseRunOptions,
): Promise<number> {
  const law: Law = { policies: app.policies, settings: loadClaimSettings() };
  const started: Result<{ runId: Uuid; isResumed: boolean }> = await performAct(
    app,
    actor,
    { event: 'mass-run-started', objectType: 'mass-run', objectId: of.region, requestId: app.ids.uuid() },
    (act) => startOrResumeRun(act, { divisionCode: of.region, year: of.year, on: of.on }),
  );
  if (!started.ok) {
    for (const { message } of started.refusals) console.error(message);
    return EXIT_FAILED;
  }
  if (started.value.isResumed) console.error('接着上次停下的地方继续。');
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  const progress = tableProgress('全量核定');
  try {
    const run = await carryOn(app, actor, law, {
      runId: started.value.runId,
      signal: stopping.signal,
      onProgress: ({ personDone, personTotal, lineCount }) =>
        progress.step(personDone, personTotal, `${lineCount} 行`),
    });
    progress.end();
    if (run.status !== 'done') {
      console.error(
        `已停下：${run.personDone}/${run.personTotal} 人已核定并保存。再次运行同一命令即从这里继续。`,
      );
      return EXIT_FAILED;
    }
    const reader = { ciphers: app.ciphers, policies: app.policies };
    await readTx(
      app.db,
      actor.scope,
      async (tx) => writeFiles({ tx, ...reader }, { ...of, path: divisionPathOf(of.region) }, options),
      { statementTimeoutMs: 0 },
    );
    for (const sentence of summaryOf(run, app.policies.vocabulary)) console.log(sentence);
    return 0;
  } finally {
    progress.end();
    process.off('SIGINT', stop);
  }
}

async function writeFiles(
  reader: ListReader & { readonly tx: Tx },
  of: { readonly year: number; readonly path: string },
  options: DatabaseRunOptions,
): Promise<void> {
  const { vocabulary } = reader.policies;
  const filter = { year: of.year, benefit: null };
  if (options.out !== undefined) {
    const out = openSync(options.out, 'w', 0o600);
    try {
      for await (const decision of standingDecisions(reader, of.path, of.year))
        writeSync(out, `${decisionJson(decision)}\n`);
    } finally {
      closeSync(out);
    }
  }
  if (options.unclaimed !== undefined) {
    const rows = await allPages((after) => unclaimedView(reader, filter, { after, limit: PAGE }));
    await writeTable(options.unclaimed, unclaimedTable(rows, vocabulary));
  }
  if (options.recoveries !== undefined) {
    const all = { ...filter, kind: null };
    const rows = await allPages((after) => recoveriesView(reader, all, { after, limit: PAGE }));
    await writeTable(options.recoveries, recoveriesTable(rows, vocabulary));
  }
}

async function allPages<T>(
  page: (after: string | null) => Promise<{ rows: T[]; next: string | null }>,
): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const answer: { rows: T[]; next: string | null } = await page(after);
    for (const row of answer.rows) rows.push(row);
    after = answer.next;
  } while (after !== null);
  return rows;
}

const yuan = (amount: number) => `${formatYuan(fen(amount))} 元`;

function summaryOf(
  run: {
    readonly number: string;
    readonly divisionCode: string;
    readonly year: number;
    readonly asOf: LocalDate;
    readonly personDone: number;
    readonly lineCount: number;
    readonly writtenCount: number;
    readonly counts: RunCounts;
  },
  vocabulary: Vocabulary,
): string[] {
  const counts = { ...NO_COUNTS, ...run.counts };
  return [
    `${run.divisionCode} ${run.year} 年全量核定 ${run.number}（核定日 ${run.asOf}）：${run.personDone} 人，${run.lineCount} 行。`,
    `新写入 ${run.writtenCount} 行（其中取代原结论 ${counts.superseded} 行），未变 ${counts.unchanged} 行。`,
    `应予补贴 ${counts.entitled} 行，${yuan(counts.entitledFen)}；不予补贴 ${counts.notEntitled} 行；缺事实 ${counts.incomplete} 行；死亡或注销不生成 ${counts.blocked} 行。`,
    `应补未报 ${counts.unclaimed} 行，${yuan(counts.unclaimedFen)}。`,
    `事实已变 ${counts.recoveries} 行：已付应追回 ${yuan(counts.recoverFen)}，未付应停付 ${yuan(counts.stopPaymentFen)}。`,
    ...counts.budgets.map((budget) => reachOf(budget, vocabulary)),
  ];
}

function reachOf(budget: RunCounts['budgets'][number], vocabulary: Vocabulary): string {
  const { divisionCode, fundSource, availableFen, neededFen, lineCount, coveredCount, firstUncovered } =
    budget;
  const head = `资金 ${divisionCode} ${vocabulary.label('fundSources', fundSource)}：可用 ${yuan(availableFen)}，待付 ${lineCount} 行、${yuan(neededFen)}`;
  return firstUncovered === null
    ? `${head}，够付。`
    : `${head}，够付前 ${coveredCount} 行；第一行不够付的：申领日 ${firstUncovered.claimedOn}，${yuan(firstUncovered.amountFen)}。`;
}
