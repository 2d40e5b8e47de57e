import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '../../../ui/index.ts';
import { type ShownScarce, scarceMatter } from './draft.ts';
import { RowFaults, RowMark } from './marks.tsx';
import { OccupationPick } from './occupation-pick.tsx';
import { type TabProps, useFaults, useScarce } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.scarce;
const { columns: c } = labels;

/** Adds an occupation to the list; one that is about to leave it stays. */
function Add(props: { tab: TabProps; rows: readonly ShownScarce[] }) {
  const { tab, rows } = props;
  const [picked, setPicked] = useState<{ occupationCode: string; name: string } | null>(null);
  const known = rows.find((row) => row.occupationCode === picked?.occupationCode);
  function add() {
    if (picked === null) return;
    const { occupationCode, name } = picked;
    tab.names.learn(occupationCode, name);
    tab.table.setChange(
      scarceMatter(occupationCode),
      known?.before ? undefined : { kind: 'scarce-add', occupationCode },
    );
    setPicked(null);
  }
  return (
    <div className="row add-scarce">
      <div>
        <OccupationPick label={labels.addLabel} value={picked} onChange={setPicked} />
      </div>
      <Button onClick={add} disabled={picked === null || (known !== undefined && known.mark !== 'ended')}>
        {labels.add}
      </Button>
    </div>
  );
}

/** Occupations in urgent need: who is on the list from the day on. */
export function Scarce(tab: TabProps) {
  const rows = useScarce(tab);
  const faults = useFaults(tab);
  const nameOf = (row: ShownScarce) => row.occupationName ?? row.occupationCode;
  const columns: readonly Column<ShownScarce>[] = [
    { id: 'occupation', title: c.occupation, value: nameOf, width: 12 },
    { id: 'code', title: c.code, value: (row) => row.occupationCode },
    {
      id: 'mark',
      title: c.mark,
      value: (row) => row.mark,
      cell: (row) => (
        <>
          <RowMark of={row.mark} words={labels.marks} />
          <RowFaults of={faults.get(row.matter)} />
        </>
      ),
    },
    { id: 'from', title: c.from, value: (row) => row.from, kind: 'day' },
    { id: 'source', title: c.source, value: (row) => row.source },
    ...(tab.mayEdit
      ? [
          {
            id: 'acts',
            title: c.acts,
            value: () => null,
            cell: (row: ShownScarce) =>
              row.mark === 'same' ? (
                <Button
                  size="small"
                  type="text"
                  aria-label={labels.endOf(nameOf(row))}
                  onClick={() =>
                    tab.table.setChange(row.matter, {
                      kind: 'scarce-end',
                      occupationCode: row.occupationCode,
                    })
                  }
                >
                  {labels.end}
                </Button>
              ) : (
                <Button
                  size="small"
                  aria-label={labels.undoOf(nameOf(row))}
                  onClick={() => tab.table.setChange(row.matter, undefined)}
                >
                  {words.undo}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <p className="quiet">{labels.lead}</p>
      {tab.mayEdit ? <Add tab={tab} rows={rows} /> : null}
      {rows.length === 0 ? (
        <p className="empty">{labels.none}</p>
      ) : (
        <DataTable label={labels.table} columns={columns} rows={rows} rowKey={(row) => row.matter} wrap />
      )}
    </>
  );
}
