import { Button } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../../client/session.ts';
import { useTitle } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { words as common } from '../../ui/words.ts';
import { CodeForm } from '../platform/access/code-form.tsx';
import { words } from '../platform/access/words.ts';
import { safeNext } from './safe-next.ts';
import { useSignOut } from './sign-out.ts';

const { code } = words;

/** After the password: the code, before anything else. */
export function Component() {
  const { me } = useMe();
  const [search] = useSearchParams();
  const signOut = useSignOut();
  useTitle(code.title);
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
        <h1>{code.title}</h1>
        <p className="lead">{code.lead}</p>
        <CodeForm done={goOn} />
        <Button type="link" onClick={signOut}>
          {code.leave}
        </Button>
      </div>
    </main>
  );
}
