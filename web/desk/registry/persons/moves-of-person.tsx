import { useList } from '../../../client/index.ts';
import { Notice } from '../../../ui/index.ts';
import { words } from './move-words.ts';
import { type Move, MovesTable } from './moves-table.tsx';

/** The move by which a person left the county of whoever asks; undefined while it holds the person. */
export function useMovedAway(personId: number): Move | undefined {
  const moves = useList('/api/person-moves', { personId });
  return moves.data?.rows.find(({ isFormer }) => isFormer);
}

/** Says on the page of a person that another county holds the person now, and what is left here. */
export function AwayNotice(props: { of: Move | undefined }) {
  const { of } = props;
  return of ? <Notice title={words.awayTitle(of.toName)}>{words.away}</Notice> : null;
}

/** The moves of one person, on the person's page; nothing where there is none. */
export function MovesOf(props: { personId: number }) {
  const moves = useList('/api/person-moves', { personId: props.personId });
  const rows = moves.data?.rows ?? [];
  return rows.length === 0 ? null : <MovesTable title={words.title} none={words.none} rows={rows} />;
}
