import { Button } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../../client/session.ts';
import { useTitle } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { words as common } from '../../ui/words.ts';
import { EnrolSecondFactor } from '../platform/access/second-factor.tsx';
import { words } from '../platform/access/words.ts';
import { safeNext } from './safe-next.ts';
import { useSignOut } from './sign-out.ts';

const { code, second } = words;

/** The first sign-in of somebody whose role takes a second factor: it is set before anything else. */
export function Component() {
  const { me } = useMe();
  const [search] = useSearchParams();
  const signOut = useSignOut();
  useTitle(second.title);
  if (me === undefined) return <Loading />;
  if (me === null) return <Navigate to={`/login?${search}`} replace />;
  // A fresh page reads everything again as somebody who may.
  const goOn = () => location.assign(safeNext(search.get('next'), me.role));
  return (
    <main className="login-page">
      <div className="form-side">
        <div className="mark">
          <img src="/seal.svg" alt="" />
          <b>{common.product}</b>
        </div>
        <h1>{second.title}</h1>
        <p className="lead">{second.mustLead}</p>
        <EnrolSecondFactor done={goOn} />
        <Button type="link" onClick={signOut}>
          {code.leave}
        </Button>
      </div>
    </main>
  );
}
