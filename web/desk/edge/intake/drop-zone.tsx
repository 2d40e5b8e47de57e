import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey, sendFiles } from '../../../client/index.ts';
import { ActAlert, useGuarded } from '../../../ui/index.ts';
import { ProgressLine, useProgress } from './progress.tsx';
import { words } from './words.ts';
import './intake.css';

const MOST_FILES = 30;
const LARGEST_BYTES = 10 * 1024 * 1024;
const { drop } = words;

/** What is wrong with the choice, before anything travels. */
export function faultsOf(files: readonly { name: string; size: number }[]): string[] {
  const faults: string[] = [];
  if (files.length > MOST_FILES) faults.push(drop.tooMany(MOST_FILES));
  for (const file of files) {
    if (file.size > LARGEST_BYTES) faults.push(drop.tooLarge(file.name));
    else if (!/\.(xlsx|csv)$/i.test(file.name)) faults.push(drop.wrongKind(file.name));
  }
  return faults;
}

/** Takes workbooks by drop or by choice, sends them, shows the check as it goes, then opens the batch. */
export function DropZone() {
  const go = useNavigate();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const [faults, setFaults] = useState<string[]>([]);
  const chosen = useRef<readonly File[]>([]);
  const [batchId, setBatchId] = useState<string | null>(null);
  const send = useGuarded<{ batchId: string }, { batchId: string }>(
    (body, key) =>
      sendFiles('/api/intake', chosen.current, {
        fields: { batchId: body.batchId },
        key,
        onProgress: setShare,
      }),
    { silent: true, after: (reply) => go(`/desk/intake/${reply.batchId}`) },
  );
  const heard = useProgress(send.working ? batchId : null);

  function take(list: FileList | null) {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    const wrong = faultsOf(files);
    setFaults(wrong);
    send.clear();
    if (wrong.length > 0) return;
    chosen.current = files;
    setShare(0);
    const id = newKey();
    setBatchId(id);
    void send.run({ batchId: id });
  }
  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!send.working) take(event.dataTransfer.files);
  }
  return (
    <>
      <label
        className="drop-zone"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <input
          type="file"
          multiple
          accept=".xlsx,.csv"
          aria-label={drop.label}
          disabled={send.working}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        {send.working ? (
          <span>
            {share < 1 ? (
              <span role="status">
                <Progress
                  percent={Math.round(share * 100)}
                  showInfo={false}
                  status="active"
                  aria-label={drop.label}
                />
                {drop.sending(Math.round(share * 100))}
              </span>
            ) : (
              <ProgressLine heard={heard} />
            )}
          </span>
        ) : (
          <>
            <b>{over ? drop.over : drop.title}</b>
            <span className="quiet">{drop.hint}</span>
          </>
        )}
      </label>
      {faults.length > 0 ? (
        <div className="notice" data-tone="alarm" role="alert">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
          <p>{drop.remedy}</p>
        </div>
      ) : null}
      <ActAlert fault={send.fault} />
      {send.fault && !send.fault.isSettled && batchId !== null ? (
        <Button onClick={() => void send.run({ batchId })}>{drop.retry}</Button>
      ) : null}
    </>
  );
}
