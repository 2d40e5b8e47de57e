import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import { count } from '../../../ui/index.ts';
import { words } from './words.ts';

const { batch: b } = words;
type Stage = keyof typeof b.stages;

export interface Heard {
  readonly stage: Stage;
  readonly file: string | null;
  readonly done: number;
  readonly total: number;
}

/** What one event of the stream says. */
export function progressOf(text: string): Heard {
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

/** Listens while a batch is read or written; a broken stream is taken up again by the browser. */
export function useProgress(batchId: string | null): Heard | null {
  const [heard, setHeard] = useState<Heard | null>(null);
  useEffect(() => {
    setHeard(null);
    if (batchId === null) return;
    const source = new EventSource(`/api/intake/${batchId}/progress`);
    source.onmessage = (event) => {
      const progress = progressOf(String(event.data));
      setHeard(progress);
      if (progress.stage === 'done' || progress.stage === 'failed') source.close();
    };
    return () => source.close();
  }, [batchId]);
  return heard;
}

/** How far reading or writing has come. */
export function ProgressLine(props: { heard: Heard | null }) {
  const { heard } = props;
  const known = heard !== null && heard.total > 0;
  return (
    <div role="status" className="progress-line">
      <Progress
        percent={known ? Math.floor((heard.done / heard.total) * 100) : 0}
        showInfo={false}
        status="active"
        aria-label={b.progress}
      />
      <p>
        {b.stages[heard?.stage ?? 'waiting']}
        {known ? ` ${b.files(count(heard.done), count(heard.total))}` : ''}
        {heard?.file ? <span className="quiet"> {heard.file}</span> : null}
      </p>
    </div>
  );
}
