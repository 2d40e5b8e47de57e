import type { Refusal } from '../../platform/kernel/index.ts';
import { refusal } from '../../platform/kernel/index.ts';

/** Stops a request with this answer. Thrown by the request pipeline only. */
export class HttpRefusal extends Error {
  readonly statusCode: number;
  readonly refusals: readonly Refusal[];
  constructor(statusCode: number, ...refusals: readonly Refusal[]) {
    super('refused by the request pipeline');
    this.statusCode = statusCode;
    this.refusals = refusals;
  }
}

const STATUS_OF: Readonly<Record<string, number>> = {
  'not-found': 404,
  'version-conflict': 409,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'role-may-not': 403,
  busy: 429,
  'sign-in-wait': 429,
  'reading-busy': 503,
};

/** When to come again after a 503 that an act answers. */
const UNAVAILABLE_SECONDS = 30;

/** The HTTP status of a refused act: that of its first refusal; a rule that refuses is a 422. */
export function statusOf(refusals: readonly Refusal[]): number {
  return STATUS_OF[refusals[0]?.code ?? ''] ?? 422;
}

/** When a refused request may come again; undefined where coming again changes nothing. */
export function retryAfterSeconds(refusals: readonly Refusal[], status: number): number | undefined {
  return refusals[0]?.retryAfterSeconds ?? (status === 503 ? UNAVAILABLE_SECONDS : undefined);
}

export const CSRF_REFUSED: Refusal = refusal('csrf', '页面已经过期，没有办理。请刷新页面后重新提交。');
export const KEY_NEEDED: Refusal = refusal(
  'idempotency-key-needed',
  '请求缺少编号，没有办理。请刷新页面后重新提交。',
);
export const TOO_MANY: Refusal = refusal('too-many-requests', '请求太频繁，请过一分钟再试。');
export const TRY_AGAIN: Refusal = refusal('try-again', '正有别人在办同一件事，没有办成，请过几秒重新提交。');
export const CONFLICT: Refusal = refusal('conflict', '与已有的记录冲突，没有办理。请刷新后核对再办。');
export const UNAVAILABLE: Refusal = refusal(
  'unavailable',
  '数据库暂时连不上，没有办成。已填的内容请勿关闭，过一会儿重新提交。',
);
/** Until the demonstration county stands. */
export const BUILDING: Refusal = refusal('building', '演示县正在建立，约需十几秒，没有办理：请稍候再试。');
export const DISK_FULL: Refusal = refusal(
  'disk-full',
  '服务器的磁盘已满，没有办成，现在只能查看。已填的内容请勿关闭；请通知维护人员清理磁盘，腾出空间后即可重新提交。',
);
export const TOO_LARGE: Refusal = refusal('too-large', '提交的内容太大，请分几次提交。');
export const WRONG_MEDIA_TYPE: Refusal = refusal(
  'wrong-media-type',
  '请求的内容类型不对，请从页面重新提交。',
);
export const MALFORMED: Refusal = refusal('bad-request', '请求不完整或不合规范，请从页面重新打开。');
