import { type Call, type FileReply, performAct, type RouteTable, route } from '../access/index.ts';
import { done, type Result, refused, type Uuid } from '../kernel/index.ts';
import { fileParams, fileReply, REFUSALS } from './contract.ts';
import { type FileStore, openFile, prepareFile, stageFile } from './service.ts';

/** Handing in a file, and looking at one. */
export function fileRoutes({ files }: { readonly files: FileStore }): RouteTable {
  return {
    'files.stage': route({
      reply: fileReply,
      async handle(call) {
        const [file, ...more] = call.files;
        const fileId = call.app.ids.uuid();
        const prepared =
          file === undefined || more.length > 0 ? refused(REFUSALS.oneFile) : await prepareFile(files, file);
        return call.act({ type: 'file', id: fileId }, async (act) => {
          if (!prepared.ok) return prepared;
          const staged = await stageFile(act, files, fileId, prepared.value);
          return staged.ok ? done({ file: staged.value }) : staged;
        });
      },
    }),
    'files.show': route({
      params: fileParams,
      reply: 'file',
      handle: (call) => look(call, files, 'whole'),
    }),
    'files.preview': route({
      params: fileParams,
      reply: 'file',
      handle: (call) => look(call, files, 'preview'),
    }),
  };
}

/** Each look is an act: it leaves a line in the record. */
async function look(
  call: Call<{ fileId: string }, unknown, unknown>,
  files: FileStore,
  what: 'whole' | 'preview',
): Promise<Result<FileReply>> {
  const fileId = call.params.fileId as Uuid;
  const meta = { event: 'file-viewed', objectType: 'file', objectId: fileId, requestId: call.requestId };
  const opened = await performAct(call.app, call.actor, meta, (act) => openFile(act, files, fileId, what));
  if (!opened.ok) return opened;
  const { name, mediaType, content } = opened.value;
  return done({ fileName: name, mediaType, content, inline: what === 'preview' });
}
