import { useParams } from 'react-router';
import { ClassCase } from './class-case.tsx';

/** One class on a page of its own. */
export function Component() {
  const { classId = '' } = useParams();
  return <ClassCase classId={classId} />;
}
