import { Link } from 'react-router';
import { useList } from '../../../client/index.ts';
import { ErrorState, Loading, Page } from '../../../ui/index.ts';
import { words } from './move-words.ts';
import { MovesTable } from './moves-table.tsx';
import { words as persons } from './words.ts';

function Moves(props: { at: 'waiting' | 'decided'; title: string; none: string }) {
  const { at, ...shown } = props;
  const moves = useList('/api/person-moves', { at });
  if (moves.error) return <ErrorState fault={moves.error} retry={() => void moves.refetch()} />;
  return moves.data ? <MovesTable {...shown} rows={moves.data.rows} /> : <Loading />;
}

/** Moves of persons out of and into one's county: what waits, and what was decided. */
export function Component() {
  return (
    <Page title={words.title} lead={words.lead} acts={<Link to="/desk/persons">{persons.searchTitle}</Link>}>
      <Moves at="waiting" title={words.waiting} none={words.noneWaiting} />
      <Moves at="decided" title={words.decided} none={words.none} />
    </Page>
  );
}
