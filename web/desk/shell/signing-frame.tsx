import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { type Me, useMe } from '../../client/session.ts';
import { useTitle } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { words as common } from '../../ui/words.ts';
import { safeNext } from './safe-next.ts';

/**
 * A page between the password and the work: only for somebody who has signed in. `children` gets that person and the
 * way on to where she wanted to go.
 */
export function SigningFrame(props: {
  title: string;
  lead: (me: Me) => string;
  children: (me: Me, goOn: () => void) => ReactNode;
}) {
  const { me } = useMe();
  const [search] = useSearchParams();
  useTitle(props.title);
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
        <h1>{props.title}</h1>
        <p className="lead">{props.lead(me)}</p>
        {props.children(me, goOn)}
      </div>
    </main>
  );
}
