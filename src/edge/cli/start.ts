import { type RunningApp, readConfig, refusalSentences, run } from '../app/index.ts';
import type { ShownAccount } from '../demonstration/index.ts';

interface Options {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly county?: string;
}

/** Serves the system until it gets a signal to stop. */
export async function start(options: Options): Promise<void> {
  const read = readConfig(options);
  if (!read.ok) return refuse(read.reasons);
  // A second signal while stopping ends the process as usual.
  let running: RunningApp | undefined;
  let stopAsked = false;
  const stop = () => {
    stopAsked = true;
    running?.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  try {
    running = await run(read.config);
  } catch (error) {
    const sentences = refusalSentences(error);
    if (!sentences) throw error;
    return refuse(sentences);
  }
  process.once('unhandledRejection', () => running?.stop().finally(() => process.exit(1)));
  for (const line of greeting(running)) console.log(line);
  if (stopAsked) return stop();
  await running.demonstration?.accounts.then(
    (accounts) => {
      if (running && !stopAsked) for (const line of invitation(running, accounts)) console.log(line);
    },
    async () => {
      if (stopAsked) return;
      await running?.stop();
      refuse(['演示县没有建成：请查看日志，删除数据目录后重新启动。']);
    },
  );
}

function refuse(reasons: readonly string[]): void {
  console.error(reasons.length === 1 ? `没有启动：${reasons[0]}` : '没有启动，原因有：');
  if (reasons.length > 1) for (const reason of reasons) console.error(`  - ${reason}`);
  process.exitCode = 2;
}

/** What a person at the terminal needs first: the address. */
function greeting(running: RunningApp): string[] {
  const { demonstration, address } = running;
  const lines = [`技路已启动：${address}`];
  if (!running.hasPages) lines.push('页面还没有生成：请执行 npm run build:web 后重新启动。');
  if (demonstration) lines.push('正在准备演示县，可以先打开上面的地址。');
  return lines;
}

/** Who may sign in to the demonstration. */
function invitation(running: RunningApp, accounts: readonly ShownAccount[]): string[] {
  const { demonstration, app } = running;
  if (!demonstration) return [];
  const term = (role: string) => app.policies.vocabulary.sections().roles?.[role]?.zh ?? role;
  const rows = accounts.map((account) => [
    account.login,
    term(account.role),
    account.displayName,
    account.organisationName ?? '',
  ]);
  return [
    '',
    `这是演示：数据全为虚构，日期是 ${demonstration.today()}。以下账号的口令都是 ${demonstration.password}`,
    '',
    ...table([['账号', '岗位', '姓名', '单位'], ...rows]),
    '',
    '按 Ctrl-C 停止。',
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const width = (text: string) =>
    [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell) + 2)).join('')}`.trimEnd(),
  );
}
