import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read } from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import { Kept } from './kept.tsx';

/** The written decision on a claim that stands; where none does, the newest one with why it ended. */
export function Component() {
  const { claimId = '' } = useParams();
  const answer = useRead('/api/claims/{claimId}/decisions', { params: { claimId } });
  return (
    <PrintPage title={words.decision.title}>
      <Read of={answer}>
        {({ decisions: [newest] }) =>
          newest ? (
            <Kept decisionId={newest.decisionId} />
          ) : (
            <PrintSheet title={words.decision.title}>
              <p>{words.decision.notYet}</p>
            </PrintSheet>
          )
        }
      </Read>
    </PrintPage>
  );
}
