import { resolve } from 'node:path';
import { type PrintedHead, parsePrintedHead } from '../../platform/journal/index.ts';
import {
  anchorFileOf,
  openApp,
  type RecordReport,
  readConfig,
  refusalSentences,
  terminalLog,
  verifyRecord,
} from '../app/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';

/** Something in the record does not hold. */
const EXIT_FAULTS = 3;

interface Options extends DatabaseTarget {
  readonly anchors?: string;
  readonly printed?: readonly string[];
  readonly json?: boolean;
}

/** Checks the whole record against its keys and its anchors, and says what does not hold. */
export async function verifyJournal(options: Options): Promise<void> {
  const read = readConfig(options);
  if (!read.ok) return refuse(read.reasons);
  const printed: PrintedHead[] = [];
  for (const code of options.printed ?? []) {
    const head = parsePrintedHead(code);
    if (!head) return refuse([`“${code}”不是流水校验码：请照表上的写，如 371526-1234-0a1b2c3d4e5f。`]);
    printed.push(head);
  }
  try {
    const app = await openApp(read.config, {
      log: terminalLog,
      attach: true,
      create: false,
      untouched: true,
    });
    try {
      const anchorFile = options.anchors === undefined ? anchorFileOf(read.config) : resolve(options.anchors);
      const report = await verifyRecord(app, { anchorFile, printed });
      if (options.json) console.log(JSON.stringify(report, null, 2));
      else for (const line of linesOf(report)) console.log(line);
      if (!report.ok) process.exitCode = EXIT_FAULTS;
    } finally {
      await app.close();
    }
  } catch (error) {
    const sentences = refusalSentences(error);
    if (!sentences) throw error;
    refuse(sentences);
  }
}

function refuse(reasons: readonly string[]): void {
  for (const reason of reasons) console.error(reason);
  process.exitCode = EXIT_WRONG_CALL;
}

function linesOf(report: RecordReport): string[] {
  const anchored =
    report.lastAnchorAt === null ? '没有锚定' : `锚定 ${report.anchors} 处，最近一次 ${report.lastAnchorAt}`;
  const lines = [
    `流水 ${report.links} 条，${report.chains.length} 条链，${anchored}。`,
    `已批准的付款单 ${report.ordersChecked} 笔与批准时的封签核对。`,
  ];
  const unchecked = report.unchecked.map((sentence) => `没有验到：${sentence}`);
  if (report.ok) return [...lines, '校验通过：没有发现改动。', ...unchecked];
  for (const fault of report.faults)
    lines.push(
      `${fault.chain || (fault.fault === 'order-altered' ? '付款单' : '锚定文件')}${fault.seq === null ? '' : `#${fault.seq}`} ${fault.message}`,
    );
  if (report.faultCount > report.faults.length) lines.push(`…… 共 ${report.faultCount} 处。`);
  lines.push(...unchecked);
  lines.push(`校验没有通过：发现 ${report.faultCount} 处。请保留现场，报告审计管理员。`);
  return lines;
}
