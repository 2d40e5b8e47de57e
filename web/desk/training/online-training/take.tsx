import { Button } from 'antd';
import { useRef, useState } from 'react';
import { type ActReply, sendFiles } from '../../../client/index.ts';
import { ActAlert, Notice, type SimpleColumn, SimpleTable, useGuarded } from '../../../ui/index.ts';
import type { Platform } from './keys.tsx';
import { words } from './words.ts';
import './online-training.css';

type Taken = ActReply<'/api/online-platforms/{platformId}/reports'>;
const { take } = words;

const FAULTS: readonly SimpleColumn<Taken['faults'][number]>[] = [
  { title: take.row, rowHead: true, kind: 'count', show: (row) => row.row },
  { title: take.why, kind: 'word', in: 'onlineRowFaults', show: (row) => row.fault },
];

/** A report with its signature, two files at once; rows that were not taken are given back with their reason. */
export function Take({ of }: { of: Platform }) {
  const input = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Taken | null>(null);
  const send = useGuarded<Taken, { names: readonly string[]; at: number; files: readonly File[] }>(
    ({ files }, key) =>
      sendFiles('/api/online-platforms/{platformId}/reports', files, {
        params: { platformId: of.platformId },
        key,
      }),
    { after: setAnswer, silent: true },
  );
  if (!of.allowed.includes('onlineTraining.takeFile')) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        className="online-files"
        tabIndex={-1}
        accept=".csv,.sig"
        aria-label={take.act}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          setAnswer(null);
          if (files.length > 0)
            void send.run({
              names: files.map(({ name }) => name),
              at: Math.max(...files.map(({ lastModified }) => lastModified)),
              files,
            });
        }}
      />
      <Button loading={send.working} onClick={() => input.current?.click()}>
        {take.act}
      </Button>
      <p className="quiet small">{take.hint}</p>
      <ActAlert fault={send.fault} />
      {answer ? (
        <Notice
          title={answer.isRepeated ? take.repeated : take.done(answer.taken, answer.rows)}
          tone={answer.faults.length > 0 ? 'alarm' : 'plain'}
        >
          {answer.faults.length > 0 ? (
            <>
              <p>{take.faultsLead}</p>
              <SimpleTable
                scroll={take.faults}
                rows={answer.faults}
                rowKey={(row) => row.row}
                columns={FAULTS}
              />
            </>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
