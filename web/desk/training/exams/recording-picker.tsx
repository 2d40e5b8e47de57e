import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { Notice } from '../../../ui/index.ts';
import { words } from './words.ts';
import './exams.css';

const labels = words.hold;
/** What a browser can hold at once; a longer recording is typed in. */
const MOST_BYTES = 500 * 1024 * 1024;

interface Row {
  readonly fileName?: string;
  readonly digest?: string;
}

/** SHA-256 of a file, computed where it lies: nothing is sent. */
async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Fills name and digest of chosen recordings into the table `recordings` of the form around it, an empty row first.
 * A file that is too large or cannot be read is named; its row is typed.
 */
export function RecordingPicker<R extends Row>(props: { newRow: () => R }) {
  const form = Form.useFormInstance<{ recordings?: R[] }>();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function take(files: readonly File[]) {
    const unread: string[] = [];
    for (const file of files) {
      setReading(file.name);
      if (file.size > MOST_BYTES || !globalThis.isSecureContext) {
        unread.push(file.size > MOST_BYTES ? labels.tooLarge(file.name) : labels.unread(file.name));
        continue;
      }
      try {
        const filled = { fileName: file.name, digest: await digestOf(file) };
        const rows = form.getFieldValue('recordings') ?? [];
        const empty = rows.findIndex((row: R) => !row?.fileName && !row?.digest);
        const next =
          empty < 0
            ? [...rows, { ...props.newRow(), ...filled }]
            : rows.map((row: R, index: number) => (index === empty ? { ...row, ...filled } : row));
        form.setFieldValue('recordings', next);
      } catch {
        unread.push(labels.unread(file.name));
      }
    }
    setFaults(unread);
    setReading(null);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        className="file-input"
        tabIndex={-1}
        accept="video/*"
        aria-label={labels.choose}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void take(chosen);
        }}
      />
      <Button loading={reading !== null} onClick={() => input.current?.click()}>
        {reading === null ? labels.choose : labels.reading(reading)}
      </Button>
      {faults.map((fault) => (
        <Notice key={fault} tone="act">
          {fault}
        </Notice>
      ))}
    </>
  );
}
