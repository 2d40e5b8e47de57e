import { publicationWords } from './publication-words.ts';
import { Mark } from './values.tsx';

/** How long one may still object, as a word with a shape. */
export function PublicationDaysLeft(props: { days: number }) {
  const over = props.days < 0;
  return (
    <span className="status" data-tone={over ? 'quiet' : 'act'}>
      <Mark shape={over ? 'bar' : props.days === 0 ? 'diamond' : 'half'} />
      <span>{publicationWords.daysLeft(props.days)}</span>
    </span>
  );
}
