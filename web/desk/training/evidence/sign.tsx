import { useParams } from 'react-router';
import { SignCase } from './sign-case.tsx';

/** One sign on a page of its own. */
export function Component() {
  const { signId = '' } = useParams();
  return <SignCase signId={signId} />;
}
