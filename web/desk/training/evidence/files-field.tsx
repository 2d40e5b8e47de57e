import { Button } from 'antd';
import { useRef, useState } from 'react';
import { Fault, newKey, sendFiles } from '../../../client/index.ts';
import { type Attachment, Attachments, Notice } from '../../../ui/index.ts';
import { words } from './words.ts';
import './evidence.css';

const { add } = words;
const TYPES = '.jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf';

interface NotTaken {
  readonly name: string;
  readonly why: string;
}

/** A field that stages several files one after another: one that is not taken is said by its name, the others stay. */
export function FilesField(props: {
  value?: readonly Attachment[];
  onChange?: (files: readonly Attachment[]) => void;
}) {
  const files = props.value ?? [];
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ done: number; all: number } | null>(null);
  const [notTaken, setNotTaken] = useState<readonly NotTaken[]>([]);

  async function take(chosen: readonly File[]) {
    const taken = [...files];
    const faults: NotTaken[] = [];
    for (const [index, file] of chosen.entries()) {
      setSending({ done: index + 1, all: chosen.length });
      try {
        const reply = await sendFiles('/api/files', [file], { key: newKey() });
        taken.push(reply.file);
        props.onChange?.([...taken]);
      } catch (fault) {
        const [first] = fault instanceof Fault ? fault.refusals : [];
        faults.push({ name: file.name, why: first?.message ?? String(fault) });
      }
    }
    setNotTaken(faults);
    setSending(null);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        className="file-input"
        tabIndex={-1}
        accept={TYPES}
        aria-label={add.choose}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void take(chosen);
        }}
      />
      <Button loading={sending !== null} onClick={() => input.current?.click()}>
        {add.choose}
      </Button>{' '}
      <span className="quiet" role="status">
        {sending
          ? add.sending(sending.done, sending.all)
          : files.length > 0
            ? add.chosen(files.length)
            : null}
      </span>
      {notTaken.map(({ name, why }) => (
        <Notice key={name} title={add.notTaken(name)} tone="alarm">
          <p>{why}</p>
        </Notice>
      ))}
      {files.length > 0 ? (
        <Attachments
          files={files}
          remove={(file) => props.onChange?.(files.filter(({ fileId }) => fileId !== file.fileId))}
        />
      ) : null}
    </>
  );
}
