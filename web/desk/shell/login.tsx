import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { act, Fault, newKey, type Reply, rememberCsrfToken, useRead } from '../../client/index.ts';
import { pageDue, useNewSession } from '../../client/session.ts';
import { useTitle } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { words as phone } from '../platform/access/phone-words.ts';
import { LoginForm } from './login-form.tsx';
import { safeNext } from './safe-next.ts';
import { words } from './words.ts';

type Account = Reply<'/api/demonstration'>['accounts'][number];

/** How often the page asks whether the county stands. */
const BUILT_EVERY_MS = 1000;

const BUREAU = ['county-handler', 'county-first-reviewer', 'county-second-reviewer', 'finance'];
const ORGANISATIONS = ['institution-administrator', 'teacher', 'employer', 'assessment-body'];

function groupOf(account: Account): keyof typeof words.demonstration.groups {
  if (account.role === 'worker' || account.role === 'village-helper' || account.role === 'township-staff')
    return 'worker';
  if (ORGANISATIONS.includes(account.role)) return 'organisations';
  return BUREAU.includes(account.role) ? 'bureau' : 'others';
}

/** Signs in and goes on to where somebody wanted to go. */
function useSignIn() {
  const [search] = useSearchParams();
  const go = useNavigate();
  const renew = useNewSession();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  async function signIn(login: string, password: string) {
    setBusy(true);
    setFault(null);
    try {
      const signed = await act('POST', '/api/login', { body: { login, password }, key: newKey() });
      rememberCsrfToken(signed.csrfToken);
      const me = await renew();
      const next = safeNext(search.get('next'), me.role);
      const due = pageDue(me);
      if (due) go(`${due}?next=${encodeURIComponent(next)}`, { replace: true });
      else if (next.startsWith('/desk') || next.startsWith('/print')) go(next, { replace: true });
      else location.assign(next);
    } catch (cause) {
      setFault(cause instanceof Fault ? cause : new Fault(500, []));
    } finally {
      setBusy(false);
    }
  }
  return { signIn: (login: string, password: string) => void signIn(login, password), fault, busy };
}

type SignIn = ReturnType<typeof useSignIn>;

/** Made-up people whom no register knows: whoever looks around opens an account for one of them. */
function Newcomers(props: { of: Reply<'/api/demonstration'>['newcomers'] }) {
  const { title, lead, register } = words.demonstration.newcomers;
  if (props.of.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{lead}</p>
      <ul className="newcomers">
        {props.of.map(({ name, idNumber }) => (
          <li key={idNumber}>
            {name} <span className="number">{idNumber}</span>
          </li>
        ))}
      </ul>
      <a href="/m/register">{register}</a>
    </section>
  );
}

/** The accounts of the demonstration county, each to be clicked. */
function DemonstrationAccounts(props: { of: SignIn }) {
  const { signIn, busy } = props.of;
  const [isReady, setReady] = useState(false);
  const demonstration = useRead('/api/demonstration', {}, isReady ? {} : { refetchEvery: BUILT_EVERY_MS });
  if (demonstration.data?.isReady && !isReady) setReady(true);
  if (demonstration.data?.on && !demonstration.data.isReady)
    return (
      <div className="accounts-side" role="status">
        <h2>{words.demonstration.accounts}</h2>
        <p>{words.demonstration.building}</p>
      </div>
    );
  const accounts = demonstration.data?.on ? demonstration.data.accounts : [];
  const groups = (['organisations', 'bureau', 'others', 'worker'] as const)
    .map((group) => ({ group, accounts: accounts.filter((account) => groupOf(account) === group) }))
    .filter(({ accounts: some }) => some.length > 0);
  if (groups.length === 0) return null;
  return (
    <div className="accounts-side">
      <h2>{words.demonstration.accounts}</h2>
      <p className="quiet">{words.demonstration.hint}</p>
      {groups.map(({ group, accounts: some }) => (
        <section key={group} aria-label={words.demonstration.groups[group]}>
          <h3>{words.demonstration.groups[group]}</h3>
          <ul className="account-list">
            {some.map((account) => (
              <li key={account.login}>
                <button type="button" disabled={busy} onClick={() => signIn(account.login, account.password)}>
                  <b>{account.displayName}</b>
                  <span className="quiet">
                    <Label in="roles" id={account.role} /> {account.login}
                  </span>
                  {account.story === null ? null : (
                    <span className="story">{words.demonstration.stories[account.story]}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Newcomers of={demonstration.data?.on ? demonstration.data.newcomers : []} />
    </div>
  );
}

/** The login; in the demonstration county the accounts are listed beside it to be clicked. */
export function Component() {
  const session = useSignIn();
  useTitle(words.login.title);
  return (
    <main className="login-page">
      <div className="form-side">
        <div className="mark">
          <img src="/seal.svg" alt="" />
          <b>{common.product}</b>
        </div>
        <p className="lead">{words.login.lead}</p>
        <h1 className="unseen">{words.login.title}</h1>
        <LoginForm of={session} />
        <p>
          <Link to="/login/lost-password">{phone.lost.link}</Link>
        </p>
      </div>
      <DemonstrationAccounts of={session} />
    </main>
  );
}
