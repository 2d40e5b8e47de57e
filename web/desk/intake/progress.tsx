import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { count, Section } from '../../ui/index.ts';
import { words as common } from '../../words/common.ts';
import { words } from '../../words/intake.ts';

const { batch: b } = words;

interface Heard {
  readonly file: string | null;
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
}

/** What one event of the stream says; unknown fields are left alone. */
function heardOf(text: string): Heard {
  const said = JSON.parse(text) as Partial<Record<string, unknown>>;
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    file: typeof said.file === 'string' ? said.file : null,
    done: number(said.done),
    total: number(said.total),
    finished: said.finished === true,
  };
}

/** Rows being checked, told by the server as it goes. */
export function BatchProgress(props: { batchId: string; done: () => void }) {
  const [heard, setHeard] = useState<Heard | null>(null);
  const [broken, setBroken] = useState(false);
  const whenDone = useRef(props.done);
  whenDone.current = props.done;
  useEffect(() => {
    const source = new EventSource(`/api/intake/${props.batchId}/progress`);
    source.onmessage = (event) => {
      const said = heardOf(String(event.data));
      setBroken(false);
      setHeard(said);
      if (!said.finished) return;
      source.close();
      whenDone.current();
    };
    source.onerror = () => setBroken(true);
    return () => source.close();
  }, [props.batchId]);
  const percent = heard && heard.total > 0 ? Math.floor((heard.done / heard.total) * 100) : 0;
  return (
    <Section title={b.progress}>
      <div role="status">
        <Progress percent={percent} aria-label={b.progress} status="active" />
        <p>
          {heard && heard.total > 0 ? b.checking(count(heard.done), count(heard.total)) : b.reading}
          {heard?.file ? <span className="quiet"> {b.checkingFile(heard.file)}</span> : null}
        </p>
      </div>
      {broken ? (
        <p className="row">
          {b.interrupted} <Button onClick={props.done}>{common.act.refresh}</Button>
        </p>
      ) : null}
    </Section>
  );
}
