import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import { count } from '../../../ui/index.ts';
import { words } from './words.ts';

const { batch: b } = words;
type Stage = keyof typeof b.stages;

export interface IntakeProgress {
  readonly stage: Stage;
  readonly file: string | null;
  readonly done: number;
  readonly total: number;
}

/** What one event of the stream says. */
function progressOf(text: string): IntakeProgress {
  const progress = JSON.parse(text) as Partial<Record<string, unknown>>;
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  const stage =
    typeof progress.stage === 'string' && progress.stage in b.stages ? (progress.stage as Stage) : 'waiting';
  return {
    stage,
    file: typeof progress.file === 'string' ? progress.file : null,
    done: number(progress.done),
    total: number(progress.total),
  };
}

/** Listens while a batch is read or written; the browser reconnects a broken stream. */
export function useProgress(batchId: string | null): IntakeProgress | null {
  const [progress, setProgress] = useState<IntakeProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (batchId === null) return;
    const source = new EventSource(`/api/intake/${batchId}/progress`);
    source.onmessage = (event) => {
      const next = progressOf(String(event.data));
      setProgress(next);
      if (next.stage === 'done' || next.stage === 'failed') source.close();
    };
    return () => source.close();
  }, [batchId]);
  return progress;
}

/** How far reading or writing has come. */
export function ProgressLine(props: { progress: IntakeProgress | null }) {
  const { progress } = props;
  const known = progress !== null && progress.total > 0;
  return (
    <div role="status" className="progress-line">
      <Progress
        percent={known ? Math.floor((progress.done / progress.total) * 100) : 0}
        showInfo={false}
        status="active"
        aria-label={b.progress}
      />
      <p>
        {b.stages[progress?.stage ?? 'waiting']}
        {known ? ` ${b.files(count(progress.done), count(progress.total))}` : ''}
        {progress?.file ? <span className="quiet"> {progress.file}</span> : null}
      </p>
    </div>
  );
}
