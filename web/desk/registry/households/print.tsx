import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Day, Label, PrintPage, PrintSheet, Read, SimpleTable } from '../../../ui/index.ts';
import { Duty, Groups } from './card.tsx';
import type { Household } from './replies.ts';
import { words } from './words.ts';

const { card: c, measure: m, paper } = words;

/** The card on A4, as it hangs at the door (一户一策). */
export function Component() {
  const { householdId = '' } = useParams();
  const answer = useRead('/api/households/{householdId}', { params: { householdId } });
  return (
    <PrintPage title={paper.title}>
      <Read of={answer}>{(of) => <Sheet of={of} />}</Read>
    </PrintPage>
  );
}

function Sheet({ of }: { of: Household }) {
  const place = [of.townshipName, of.villageName, of.address].filter(Boolean).join(' ');
  return (
    <PrintSheet
      title={paper.title}
      number={of.number}
      head={[
        paper.head(of.countyName, place),
        of.listNumber ? `${words.columns.listNumber} ${of.listNumber}` : null,
      ]}
      signatures={paper.signatures}
      seals={paper.seals}
    >
      <SimpleTable
        className="dense"
        label={c.people}
        rows={of.people}
        rowKey={(row) => row.memberId}
        columns={[
          { title: c.name, rowHead: true, show: (row) => row.person.name },
          { title: c.relation, show: (row) => <Label in="householdRelations" id={row.relation} /> },
          { title: c.idNumber, show: (row) => row.person.idNumberMasked },
          { title: c.duty, show: (row) => <Duty of={row} /> },
          { title: c.groups, show: (row) => <Groups of={row} /> },
        ]}
      />
      <h2>{c.plan}</h2>
      <SimpleTable
        className="dense"
        label={c.plan}
        rows={of.measures}
        rowKey={(row) => row.measureId}
        columns={[
          { title: m.need, rowHead: true, show: (row) => row.need },
          { title: m.measure, show: (row) => row.measure },
          { title: m.responsible, show: (row) => row.responsible },
          { title: m.dueOn, show: (row) => <Day on={row.dueOn} /> },
          { title: m.status, show: (row) => <Label in="measureStatuses" id={row.status} /> },
          {
            title: m.result,
            show: (row) => (
              <>
                {row.doneOn ? <Day on={row.doneOn} /> : null} {row.result ?? row.reason}
              </>
            ),
          },
        ]}
      />
    </PrintSheet>
  );
}
