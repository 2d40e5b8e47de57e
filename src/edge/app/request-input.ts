import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Permission, RouteHandler, UploadedFile } from '../../platform/access/index.ts';
import { type JsonSchema, jsonSchemaOf } from './forms.ts';
import { bad, checked, type Input, readQuery, typedFields } from './input.ts';
import { HttpRefusal, WRONG_MEDIA_TYPE } from './replies.ts';
import { textFault } from './strict-json.ts';
import { type Multipart, readMultipart } from './uploads.ts';

interface Form {
  readonly zod: z.ZodType;
  readonly json: JsonSchema;
}

/** What a route takes in, each part as its contract and as JSON Schema. */
export interface Forms {
  readonly params: Form | undefined;
  readonly query: Form | undefined;
  readonly body: Form | undefined;
}

/** Made once a route, at start. */
export function formsOf(handler: RouteHandler): Forms {
  const form = (schema: z.ZodType | undefined) =>
    schema && { zod: schema, json: jsonSchemaOf(schema, 'input') };
  return { params: form(handler.params), query: form(handler.query), body: form(handler.body) };
}

const NO_SUCH_ADDRESS = '地址里的编号不对，没有这样的记录。请从列表重新打开。';

/** The placeholders of the address. */
export function paramsOf(request: FastifyRequest, forms: Forms): Input<unknown> {
  if (!forms.params) return { ok: true, value: undefined };
  const given = new Map<string, string[]>();
  for (const [name, value] of Object.entries(request.params as Record<string, string>)) {
    const fault = textFault(value);
    if (fault !== undefined || /[\n\t]/.test(value))
      return bad(`/params/${name}`, '地址里有看不见的字符，请从页面重新打开。');
    given.set(name, [value]);
  }
  const typed = typedFields(given, forms.params.json, '/params');
  const read = typed.ok ? checked(forms.params.zod, typed.value, '/params') : typed;
  // Nobody typed it: the address is cut off or out of date.
  return read.ok
    ? read
    : { ok: false, refusals: read.refusals.map((found) => ({ ...found, message: NO_SUCH_ADDRESS })) };
}

/** The address behind the question mark. */
export function queryOf(request: FastifyRequest, forms: Forms): Input<unknown> {
  const given = readQuery(request.raw.url ?? '');
  if (!given.ok) return given;
  const typed = typedFields(given.value, forms.query?.json ?? {}, '/query');
  if (!typed.ok || !forms.query) return typed;
  return checked(forms.query.zod, typed.value, '/query');
}

export interface Body {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** What a request without a body gives. */
export const NO_BODY: Input<Body> = { ok: true, value: { body: undefined, files: [] } };

/** The fields and files that an act sends; refuses a field that the permission table does not let in. */
export async function bodyOf(
  request: FastifyRequest,
  permission: Permission,
  forms: Forms,
): Promise<Input<Body>> {
  if (permission.files !== request.isMultipart()) throw new HttpRefusal(415, WRONG_MEDIA_TYPE);
  let given: unknown = request.body;
  let files: readonly UploadedFile[] = [];
  if (permission.files) {
    const form: Input<Multipart> = await readMultipart(request);
    if (!form.ok) return form;
    files = form.value.files;
    const typed = typedFields(form.value.fields, forms.body?.json ?? {}, '');
    if (!typed.ok) return typed;
    given = typed.value;
  }
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given)))
    return bad('', '请求内容的写法不对，请重新提交。');
  const unknown = Object.keys(given ?? {}).find((name) => !permission.writes.includes(name));
  if (unknown !== undefined)
    return bad(`/${unknown.slice(0, 60)}`, '没有这个字段，请去掉后再提交。', 'unknown-field');
  if (!forms.body) return { ok: true, value: { body: undefined, files } };
  const body = checked(forms.body.zod, given ?? {}, '');
  return body.ok ? { ok: true, value: { body: body.value, files } } : body;
}
