import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { type ActReply, sendFiles } from '../../../client/index.ts';
import { ActAlert, Notice, useGuarded } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

type Imported = ActReply<'/api/policy-versions/{versionId}/amounts'>;
const labels = words.files;

/** The amounts as a workbook, out and in again. */
export function TableFiles(props: { of: Version; unsaved: boolean; children: ReactNode }) {
  const { of } = props;
  const input = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Imported | null>(null);
  const send = useGuarded<Imported, { name: string; size: number; file: File }>(
    ({ file }, key) =>
      sendFiles('/api/policy-versions/{versionId}/amounts', [file], {
        params: { versionId: of.versionId },
        key,
      }),
    { after: setAnswer, silent: true },
  );
  return (
    <div className="table-files">
      <div className="row">
        {props.children}
        <a href={`/api/policy-versions/${of.versionId}/amounts.xlsx`} download title={labels.exportSaved}>
          {labels.export}
        </a>
        {of.allowed.includes('policyVersions.importTable') ? (
          <>
            <input
              ref={input}
              type="file"
              accept=".xlsx"
              aria-label={labels.import}
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                setAnswer(null);
                if (file) void send.run({ name: `${file.name} ${file.lastModified}`, size: file.size, file });
                event.target.value = '';
              }}
            />
            <Button
              loading={send.working}
              disabled={props.unsaved}
              title={props.unsaved ? labels.importFirst : ''}
              onClick={() => input.current?.click()}
            >
              {labels.import}
            </Button>
          </>
        ) : null}
      </div>
      {answer ? (
        <div role="status">
          <Notice tone="act">
            <p>{labels.done(answer.rowCount, answer.set, answer.ended, answer.unchanged)}</p>
          </Notice>
        </div>
      ) : null}
      <ActAlert fault={send.fault} />
    </div>
  );
}
