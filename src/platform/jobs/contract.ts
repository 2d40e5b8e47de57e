import { z } from 'zod';
import { zInstant } from '../access/index.ts';
import { type Refusal, refusal } from '../kernel/index.ts';

const zJobName = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

/** A dated job as the system administrator sees it. */
const jobRow = z.strictObject({
  name: zJobName,
  /** Minutes between two runs; null for a daily one. */
  everyMinutes: z.number().nullable(),
  /** Time of day; null for one that runs again and again. */
  dailyAt: z.string().nullable(),
  dueAt: zInstant,
  startedAt: zInstant.nullable(),
  finishedAt: zInstant.nullable(),
  result: z.string().nullable(),
  fault: z.string().nullable(),
  attempts: z.number().int(),
  allowed: z.array(z.string()),
});

export const jobListReply = z.strictObject({ rows: z.array(jobRow) });
export const jobParams = z.strictObject({ name: zJobName });
export const jobRunBody = z.strictObject({});
export const jobRunReply = z.strictObject({ name: zJobName, dueAt: zInstant });

export const ALREADY_DUE: Refusal = refusal(
  'job-already-due',
  '这项任务正在运行或即将运行，不必再办：过几秒刷新，看运行结果。',
);

/** A sentence for the administrator when the job's own words are missing. */
export const JOB_FAULT = '没有办成，程序出错，详情已记入服务日志；稍后自动重试，仍不行请找维护人员。';
