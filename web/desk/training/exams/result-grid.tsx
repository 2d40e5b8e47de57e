import { App, Input, Modal, Select } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { ActAlert, ScrollX, useAct, useVocabulary } from '../../../ui/index.ts';
import type { Exam } from './dialogs.tsx';
import { CELLS, type CellName, pasted, scoreOf, type TypedResult } from './pasted.ts';
import { words } from './words.ts';

const labels = words.results;
const RESULTS = ['passed', 'failed', 'absent'] as const;
type Result = (typeof RESULTS)[number];
const isResult = (said: string): said is Result => (RESULTS as readonly string[]).includes(said);

const typedOf = (score: number | null) => (score === null ? '' : String(score));
const startOf = ({ people }: Exam): TypedResult[] =>
  people.map((one) => ({
    seatNo: one.seatNo,
    name: one.name,
    theory: typedOf(one.theoryScore),
    practice: typedOf(one.practiceScore),
    overall: typedOf(one.overallScore),
    result: one.result ?? '',
  }));

/** What is wrong before it is sent; else the rows as they are sent. */
function rowsOf(typed: readonly TypedResult[]) {
  const rows = [];
  for (const { seatNo, theory, practice, overall, result } of typed) {
    if (!isResult(result)) return labels.need(seatNo);
    const [theoryScore, practiceScore, overallScore] = [theory, practice, overall].map(scoreOf);
    if (theoryScore === null || practiceScore === null || overallScore === null)
      return labels.notNumber(seatNo);
    rows.push({
      ...{ seatNo, result },
      ...(theoryScore === undefined ? {} : { theoryScore }),
      ...(practiceScore === undefined ? {} : { practiceScore }),
      ...(overallScore === undefined ? {} : { overallScore }),
    });
  }
  return rows;
}

function Grid(props: {
  rows: readonly TypedResult[];
  change: (row: number, cell: CellName, typed: string) => void;
  paste: (row: number, cell: CellName, event: ClipboardEvent) => void;
}) {
  const { options } = useVocabulary();
  const titles: Record<CellName, string> = labels;
  return (
    <ScrollX label={labels.label}>
      <table className="simple-table" aria-label={labels.label}>
        <thead>
          <tr>
            <th>{labels.seat}</th>
            <th>{labels.name}</th>
            {CELLS.map((cell) => (
              <th key={cell}>{titles[cell]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={row.seatNo}>
              <td>{row.seatNo}</td>
              <td className="nowrap">{row.name}</td>
              {CELLS.map((cell) => (
                <td key={cell} onPaste={(event) => props.paste(index, cell, event)}>
                  {cell === 'result' ? (
                    <Select
                      aria-label={labels.cell(row.seatNo, titles[cell])}
                      style={{ minWidth: 96 }}
                      value={row.result || null}
                      options={options('results')}
                      onChange={(chosen: string) => props.change(index, cell, chosen)}
                    />
                  ) : (
                    <Input
                      aria-label={labels.cell(row.seatNo, titles[cell])}
                      style={{ minWidth: 72 }}
                      inputMode="decimal"
                      value={row[cell]}
                      onChange={(event) => props.change(index, cell, event.target.value)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** Every seat with its scores and result; a piece of a spreadsheet is pasted into any cell. */
export function ResultsDialog({ of, close }: { of: Exam; close: () => void }) {
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const [rows, setRows] = useState(() => startOf(of));
  const [fault, setFault] = useState<string | null>(null);
  const act = useAct('/api/exams/{examId}/results', {
    params: { examId: of.examId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  const codeOf = (word: string) =>
    String(options('results').find(({ label, value }) => label === word || value === word)?.value ?? '');
  const paste = (row: number, cell: CellName, event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    setRows((known) => pasted(known, { row, cell, text }, codeOf));
    message.info(labels.pasted(text.trimEnd().split('\n').length));
  };
  const send = () => {
    const sent = rowsOf(rows);
    if (typeof sent === 'string') return setFault(sent);
    setFault(null);
    void act.run({ version: of.version, rows: sent });
  };
  return (
    <Modal
      open
      width={760}
      title={labels.title}
      okText={labels.submit}
      confirmLoading={act.working}
      onOk={send}
      onCancel={close}
      destroyOnHidden
    >
      <p>{labels.hint}</p>
      <Grid
        rows={rows}
        paste={paste}
        change={(row, cell, typed) =>
          setRows((known) => known.map((one, index) => (index === row ? { ...one, [cell]: typed } : one)))
        }
      />
      {fault === null ? null : <p role="alert">{fault}</p>}
      <ActAlert fault={act.fault} />
    </Modal>
  );
}
