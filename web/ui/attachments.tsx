import { Button, Upload } from 'antd';
import { type ActReply, sendFiles } from '../client/index.ts';
import { ActAlert, useGuarded } from './acts.tsx';
import { shownSize } from './format.ts';
import { Instant } from './values.tsx';
import { words } from './words.ts';

/** A file as the server names it: staged a moment ago, or attached to what the page shows. */
export type Attachment = ActReply<'/api/files'>['file'];

const TYPES = '.jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf';
const isPicture = (file: Attachment) => file.mediaType.startsWith('image/');
const addressOf = (file: Attachment) => `/api/files/${file.fileId}`;

/** Files that belong to what the page shows: a small picture or a mark, the name, and the way to look at it and keep it. */
export function Attachments(props: {
  files: readonly Attachment[];
  /** Shown beside each file; only for files that are not sent yet. */
  remove?: ((file: Attachment) => void) | undefined;
}) {
  if (props.files.length === 0) return <p className="quiet">{words.attachments.none}</p>;
  return (
    <ul className="attachments">
      {props.files.map((file) => (
        <li key={file.fileId}>
          <a href={`${addressOf(file)}/preview`} target="_blank" rel="noreferrer" className="attachment-look">
            {isPicture(file) ? (
              <img src={`${addressOf(file)}/preview`} alt="" loading="lazy" width={72} height={72} />
            ) : (
              <span className="attachment-mark" aria-hidden="true">
                PDF
              </span>
            )}
            <span>{file.name}</span>
          </a>
          <span className="quiet">
            {shownSize(file.sizeBytes)} <Instant at={file.stagedAt} />
          </span>
          <span className="row">
            <a href={addressOf(file)} download={file.name} aria-label={words.attachments.saveOf(file.name)}>
              {words.attachments.save}
            </a>
            {props.remove ? (
              <Button
                size="small"
                aria-label={words.attachments.removeOf(file.name)}
                onClick={() => props.remove?.(file)}
              >
                {words.attachments.remove}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Chosen {
  readonly file: File;
  /** What makes it another decision than the file before. */
  readonly name: string;
  readonly size: number;
  readonly at: number;
}

/**
 * A field of an antd form that holds staged files: `<Form.Item name="files"><AttachmentsField /></Form.Item>`; the act
 * sends `files.map(({ fileId }) => fileId)`. A file that is taken off again is removed by the server after a day.
 */
export function AttachmentsField(props: {
  value?: readonly Attachment[];
  onChange?: (files: readonly Attachment[]) => void;
  /** At most so many. */
  most?: number;
}) {
  const files = props.value ?? [];
  const most = props.most ?? 10;
  const staging = useGuarded<ActReply<'/api/files'>, Chosen>(
    ({ file }, key) => sendFiles('/api/files', [file], { key }),
    { silent: true, after: ({ file }) => props.onChange?.([...files, file]) },
  );
  return (
    <>
      <Upload
        accept={TYPES}
        showUploadList={false}
        disabled={staging.working || files.length >= most}
        beforeUpload={(file) => {
          void staging.run({ file, name: file.name, size: file.size, at: file.lastModified });
          return false;
        }}
      >
        <Button loading={staging.working} disabled={files.length >= most}>
          {words.attachments.add}
        </Button>
      </Upload>
      <p className="quiet">{words.attachments.hint(most)}</p>
      <Attachments
        files={files}
        remove={(file) => props.onChange?.(files.filter(({ fileId }) => fileId !== file.fileId))}
      />
      <ActAlert fault={staging.fault} />
    </>
  );
}
