import { z } from 'zod';
import { zInstant, zUuid } from '../access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../kernel/index.ts';
import { DAILY_QUOTA_BYTES, MEDIA_TYPES } from './rules.ts';

/** A file as a page shows it. */
export const zStoredFile = z.strictObject({
  fileId: zUuid,
  name: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  sizeBytes: z.number().int(),
  stagedAt: zInstant,
});
export type StoredFile = z.infer<typeof zStoredFile>;

export const fileParams = z.strictObject({ fileId: zUuid });
export const fileReply = z.strictObject({ file: zStoredFile });

/** What an act takes in: files staged before by the same account. */
export const zFileIds = z.array(zUuid).max(20);

const MEGABYTE = 1024 * 1024;

export const REFUSALS = {
  oneFile: refusal('one-file', '一次上传一个文件，请逐个上传。', '/files'),
  unknownType: refusal(
    'file-type',
    '只收 JPG、PNG、WebP 图片和 PDF 文件，这个文件的内容不是其中任何一种：请另存为 PDF 或拍照后重新上传。',
    '/files',
  ),
  damaged: refusal(
    'file-damaged',
    '这个文件打不开、不完整，或图片超过四千万像素，没有收下：请重新扫描或拍照后再上传。',
    '/files',
  ),
  tooLarge: refusal('too-large', '文件超过 10 MB，请压缩或拆分后再上传。', '/files'),
  harmful: refusal('file-harmful', '安全检查没有通过，没有收下这个文件：请换一份干净的文件上传。', '/files'),
  scannerSilent: refusal(
    'scanner-silent',
    '安全检查暂时没有应答，没有收下这个文件：请过几分钟再上传，仍不行请告诉维护人员。',
    '/files',
  ),
  notStaged: refusal(
    'file-not-staged',
    '有的材料已经过期、已被使用或不是您上传的，没有办理：请删去后重新上传。',
    '/fileIds',
  ),
  unreadable: refusal('file-unreadable', '这个文件在存储中缺失或已损坏，打不开：请告诉维护人员从备份恢复。'),
} as const satisfies Record<string, Refusal>;

/** `nextDay` is when the quota begins again. */
export function quotaUsedUp(nextDay: LocalDate): Refusal {
  return refusal(
    'file-quota',
    `今天上传的材料已到每天 ${DAILY_QUOTA_BYTES / MEGABYTE} MB 的上限，没有收下：请从 ${nextDay} 起再上传。`,
    '/files',
  );
}
