import { useParams } from 'react-router';
import { Card } from './card.tsx';

/** One household by itself. */
export function Component() {
  const { householdId = '' } = useParams();
  return <Card householdId={householdId} />;
}
