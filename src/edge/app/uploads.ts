import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../../platform/access/index.ts';
import { bad, type Input } from './input.ts';
import { textFault } from './strict-json.ts';

const MOST_FILES = 30;
const LARGEST_FILE = 10 * 1024 * 1024;
/** All files of one request together: they are held in memory. */
const LARGEST_UPLOAD = 100 * 1024 * 1024;

export const UPLOAD_LIMITS = {
  fileSize: LARGEST_FILE,
  files: MOST_FILES,
  fields: 20,
  fieldSize: 10_000,
  fieldNameSize: 60,
  parts: MOST_FILES + 20,
  headerPairs: 20,
};

export interface Multipart {
  readonly files: readonly UploadedFile[];
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Reads the files and fields of a multipart request; refuses one that breaks a limit, whole. */
export async function readMultipart(request: FastifyRequest): Promise<Input<Multipart>> {
  const files: UploadedFile[] = [];
  const fields = new Map<string, string[]>();
  let size = 0;
  try {
    for await (const part of request.parts({ limits: UPLOAD_LIMITS })) {
      if (part.type === 'file') {
        const content = await part.toBuffer();
        size += content.length;
        if (size > LARGEST_UPLOAD) return bad('/files', '这一次的文件合计太大，请分几次上传。', 'too-large');
        files.push({ name: nameOf(part, files.length + 1), content });
      } else {
        const text = String(part.value ?? '');
        const fault =
          part.valueTruncated || part.fieldnameTruncated ? '文字太长，请删减后再提交。' : textFault(text);
        if (fault !== undefined) return bad(`/${part.fieldname.slice(0, 60)}`, fault);
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), text]);
      }
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'FST_REQ_FILE_TOO_LARGE')
      return bad(
        '/files',
        `文件「${nameOfNumber(files.length + 1)}」超过 10 MB，请拆分后上传。`,
        'too-large',
      );
    if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT')
      return bad('/files', `一次最多上传 ${MOST_FILES} 个文件，请分几次上传。`, 'too-large');
    // Nothing in the loop but the library's reading of what came in can fail.
    return bad('/files', '上传的内容不完整，请重新选择文件上传。');
  }
  if (files.length === 0) return bad('/files', '没有收到文件，请选择文件后再上传。');
  return { ok: true, value: { files, fields } };
}

/** The file's own name without folders, in normal form C, without what nobody can see. */
function nameOf(part: MultipartFile, number: number): string {
  const last = (part.filename ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = [...last.normalize('NFC')].filter(
    (character) => textFault(character) === undefined && !/[\n\t]/.test(character),
  );
  return plain.join('').slice(0, 200) || nameOfNumber(number);
}

function nameOfNumber(number: number): string {
  return `第 ${number} 个`;
}
