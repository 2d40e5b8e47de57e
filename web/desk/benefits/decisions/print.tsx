import { useParams } from 'react-router';
import { PrintPage } from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import { Kept } from './kept.tsx';

/** One written decision as it was issued; with `?line=` the part of one person alone. */
export function Component() {
  const { decisionId = '' } = useParams();
  return (
    <PrintPage title={words.decision.title}>
      <Kept decisionId={decisionId} />
    </PrintPage>
  );
}
