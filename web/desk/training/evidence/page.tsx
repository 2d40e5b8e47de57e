import { Link, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Page, Read } from '../../../ui/index.ts';
import { ClassEvidence } from './class.tsx';
import { words } from './words.ts';

/** What shows that a class was taught, on a page of its own; the class is a step back. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}/evidence', { params: { classId } });
  return (
    <Read of={answer} page>
      {(of) => (
        <Page
          title={words.titleOf(of.className)}
          lead={words.lead}
          acts={<Link to={`/desk/classes/${classId}`}>{words.person.back}</Link>}
        >
          <ClassEvidence of={of} />
        </Page>
      )}
    </Read>
  );
}
