import { useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, useSearch, useVocabulary } from '../../../ui/index.ts';
import type { Slip } from './replies.ts';
import { words } from './words.ts';
import '../../../ui/paper.css';
import './deliveries.css';

const labels = words.paper;

/** The notice above, for the person; below the receipt, which comes back. */
function Sheet({ of }: { of: Slip }) {
  const { term } = useVocabulary();
  const kind = term('personMessageKinds', of.kind);
  return (
    <PrintSheet title={labels.title} number={of.number} head={[labels.office(of.office)]}>
      <p>{labels.to(of.person.name)}</p>
      <p className="notice-text">{of.content}</p>
      <p>{labels.ask(of.office)}</p>
      <p className="cut">{labels.cut}</p>
      <h2>{labels.receipt}</h2>
      <table className="receipt">
        <tbody>
          <tr>
            <th scope="row">{labels.number}</th>
            <td>{of.number}</td>
            <th scope="row">{labels.receiver}</th>
            <td>
              {of.person.name} {of.person.idNumberMasked}
            </td>
          </tr>
          <tr>
            <th scope="row">{labels.kind}</th>
            <td>{kind}</td>
            <th scope="row">{labels.relation}</th>
            <td />
          </tr>
          <tr className="to-write">
            <th scope="row">{labels.signed}</th>
            <td />
            <th scope="row">{labels.deliverer}</th>
            <td />
          </tr>
          <tr className="to-write">
            <th scope="row">{labels.refused}</th>
            <td colSpan={3} />
          </tr>
        </tbody>
      </table>
    </PrintSheet>
  );
}

function Nothing() {
  return (
    <PrintSheet title={labels.title}>
      <p>{labels.none}</p>
    </PrintSheet>
  );
}

/** The chosen notices, one a sheet. */
export function Component() {
  const [search] = useSearch();
  const ids = search.get('ids') ?? '';
  const answer = useRead('/api/delivery-slips', { query: { ids, limit: 50 } });
  return (
    <PrintPage title={labels.title}>
      {ids === '' ? (
        <Nothing />
      ) : (
        <Read of={answer}>
          {({ rows }) =>
            rows.length === 0 ? <Nothing /> : rows.map((slip) => <Sheet key={slip.slipId} of={slip} />)
          }
        </Read>
      )}
    </PrintPage>
  );
}
