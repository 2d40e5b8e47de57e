import { words } from '../desk/benefits/publications/words.ts';
import { Mark } from '../ui/values.tsx';

/** How long one may still object, as a word with a shape. */
export function PublicationDaysLeft(props: { days: number }) {
  const over = props.days < 0;
  return (
    <span className="status" data-tone={over ? 'quiet' : 'act'}>
      <Mark shape={over ? 'bar' : props.days === 0 ? 'diamond' : 'half'} />
      <span>{words.daysLeft(props.days)}</span>
    </span>
  );
}
