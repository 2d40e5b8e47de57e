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
/** Kinds that hold tables; the server says of each what it is and whether it reads it. */
const TABLE_FILE = /\.(xlsx|xls|xlsm|et|ods|csv|tsv|txt)$/i;
const { drop } = words;

interface Chosen {
  readonly name: string;
  readonly size: number;
}

/** The workbooks of a choice, and the names of what else lies in the folder and is left where it is. */
export function splitChoice<F extends Chosen>(files: readonly F[]): { workbooks: F[]; others: string[] } {
  const isWorkbook = (file: F) => TABLE_FILE.test(file.name) && !file.name.startsWith('~$');
  return {
    workbooks: files.filter(isWorkbook),
    others: files.filter((file) => !isWorkbook(file)).map((file) => file.name),
  };
}

/** The files of what was dropped, folders with their sub-folders. */
async function filesOf(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile)
      files.push(
        await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)),
      );
    else files.push(...(await filesOf(await entriesOf(entry as FileSystemDirectoryEntry))));
  }
  return files;
}

/** Browsers hand out a folder a hundred entries at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** What is wrong with the workbooks, before anything travels. */
export function faultsOf(files: readonly Chosen[]): string[] {
  const faults: string[] = [];
  if (files.length === 0) faults.push(drop.noWorkbook);
  if (files.length > MOST_FILES) faults.push(drop.tooMany(MOST_FILES));
  for (const file of files) if (file.size > LARGEST_BYTES) faults.push(drop.tooLarge(file.name));
  return faults;
}

/** How much has travelled, then how far the check is. */
function Sending(props: { share: number; progress: ReturnType<typeof useProgress> }) {
  const percent = Math.round(props.share * 100);
  return (
    <span>
      {props.share < 1 ? (
        <span role="status">
          <Progress percent={percent} showInfo={false} status="active" aria-label={drop.label} />
          {drop.sending(percent)}
        </span>
      ) : (
        <ProgressLine progress={props.progress} />
      )}
    </span>
  );
}

function Faults(props: { of: readonly string[] }) {
  if (props.of.length === 0) return null;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      {props.of.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
      <p>{drop.remedy}</p>
    </div>
  );
}

/** Sends what was chosen, unless something is wrong with it; afterwards the batch opens. */
function useSending() {
  const go = useNavigate();
  const [share, setShare] = useState(0);
  const [faults, setFaults] = useState<string[]>([]);
  const chosen = useRef<readonly File[]>([]);
  const skipped = useRef<readonly string[]>([]);
  const [batchId, setBatchId] = useState<string | null>(null);
  const send = useGuarded<{ batchId: string }, { batchId: string }>(
    (body, key) =>
      sendFiles('/api/intake', chosen.current, {
        fields: { batchId: body.batchId },
        key,
        onProgress: setShare,
      }),
    {
      silent: true,
      after: (reply) => go(`/desk/intake/${reply.batchId}`, { state: { skipped: skipped.current } }),
    },
  );
  function accept(files: readonly File[]) {
    if (files.length === 0) return;
    const { workbooks, others } = splitChoice(files);
    const wrong = faultsOf(workbooks);
    setFaults(wrong.length > 0 && others.length > 0 ? [...wrong, drop.skipped(others)] : wrong);
    send.clear();
    if (wrong.length > 0) return;
    chosen.current = workbooks;
    skipped.current = others;
    setShare(0);
    const id = newKey();
    setBatchId(id);
    void send.run({ batchId: id });
  }
  return { share, faults, batchId, send, accept };
}

/** Takes workbooks by drop or by choice, sends them, shows the check as it goes, then opens the batch. */
export function DropZone() {
  const { share, faults, batchId, send, accept } = useSending();
  const [over, setOver] = useState(false);
  const progress = useProgress(send.working ? batchId : null);
  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (send.working) return;
    const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    void filesOf(entries).then((files) => accept(files.length > 0 ? files : [...event.dataTransfer.files]));
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
          accept=".xlsx,.xls,.et,.ods,.csv,.tsv,.txt"
          aria-label={drop.label}
          disabled={send.working}
          onChange={(event) => {
            accept([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {send.working ? (
          <Sending share={share} progress={progress} />
        ) : (
          <>
            <b>{over ? drop.over : drop.title}</b>
            <span className="quiet">{drop.hint}</span>
          </>
        )}
      </label>
      <Faults of={faults} />
      <ActAlert fault={send.fault} />
      {send.fault && !send.fault.isSettled && batchId !== null ? (
        <Button onClick={() => void send.run({ batchId })}>{drop.retry}</Button>
      ) : null}
    </>
  );
}
