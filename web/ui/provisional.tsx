import { useRead } from '../client/index.ts';
import { Day, Mark } from './values.tsx';
import { words } from './words.ts';

/** Said beside a deadline while the notice for its year is not loaded: its working days are provisional. */
export function ProvisionalMark(props: { on: string | null | undefined }) {
  const { data } = useRead('/api/calendar', {}, { fresh: Number.POSITIVE_INFINITY });
  const from = data?.provisionalFrom ?? null;
  if (!props.on || from === null || props.on < from) return null;
  return (
    <span className="status" data-tone="quiet" title={words.provisionalHint}>
      <Mark shape="question" />
      <span>{words.provisional}</span>
    </span>
  );
}

/** The day on which something is due. */
export function DueDay(props: { on: string | null | undefined }) {
  return (
    <>
      <Day on={props.on} /> <ProvisionalMark on={props.on} />
    </>
  );
}
