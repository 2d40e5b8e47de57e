import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { keyOf } from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { Frame, Waiting } from '../frame.tsx';
import { signInTo } from '../signed.tsx';
import { words as all } from '../words.ts';
import { EnrolForm } from './enrol.tsx';
import { Entries } from './entries.tsx';
import { EndPhone, Register, TakeAlong, Wiped } from './keeping.tsx';
import { Household, Today } from './list.tsx';
import { beginPhone, type Shown, sendAll, usePhone } from './phone.ts';
import { isRefused, isWaiting, type List } from './rules.ts';
import {
  KindsOfPerson,
  MeasureForm,
  NotReachedForm,
  NoWishForm,
  Stranger,
  WishForm,
} from './taking-down.tsx';
import { words } from './words.ts';

const HOME = '/m/visits';

/** Opens what the phone keeps, and sends what waits whenever there is a network and somebody signed in. */
function useBegun(accountId: string | undefined): Shown {
  const phone = usePhone();
  const isHers = accountId !== undefined && phone.device?.accountId === accountId;
  useEffect(() => {
    void beginPhone();
    // Whoever opened the page without a network is asked for again: nobody else does it.
    const again = () => {
      void queries.refetchQueries({ queryKey: keyOf('/api/me') });
      void sendAll();
    };
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  useEffect(() => {
    // Also with nothing to send: a phone that was revoked learns of it.
    if (isHers) void sendAll();
  }, [isHers]);
  return phone;
}

/** One page of visits; works for whoever registered this phone, with a network or without. */
function VisitFrame(props: {
  title: string;
  back?: string;
  /** What is there without a list too. */
  always?: (phone: Shown) => ReactNode;
  /** It has the button that sends: here one reads why nothing went. */
  sends?: boolean;
  children?: (of: { list: List; phone: Shown }) => ReactNode;
}) {
  const { me, fault } = useMe();
  const phone = useBegun(me?.accountId);
  const back = props.back ?? HOME;
  if (phone.state === 'opening')
    return (
      <Frame title={words.title} back={back}>
        <Waiting />
      </Frame>
    );
  if (phone.state === 'cannot-keep') return <Only>{words.cannotKeep}</Only>;
  if (phone.state === 'wiped') return <Wiped lost={phone.lost ?? 0} />;
  const { device, list } = phone;
  if (me && !mayCall(me, 'visits.registerDevice')) return <Only>{words.notHelper}</Only>;
  if (!device) {
    if (me === null) return <SignInFirst />;
    if (!me) return fault ? <Only>{words.take.noNetwork}</Only> : <Opening />;
    return <Register me={me} />;
  }
  if (me && me.accountId !== device.accountId) return <Only>{words.otherHelper(device.helperName)}</Only>;
  return (
    <Frame title={props.title} back={back}>
      <Said phone={phone} isSignedOut={me === null} sends={props.sends ?? false} />
      {props.always?.(phone)}
      {list ? props.children?.({ list, phone }) : <TakeAlong isSignedIn={Boolean(me)} />}
    </Frame>
  );
}

function Opening() {
  return (
    <Frame title={words.title} back="/m">
      <Waiting />
    </Frame>
  );
}

function Only(props: { children: string }) {
  return (
    <Frame title={words.title} back="/m">
      <p className="message" role="status">
        {props.children}
      </p>
    </Frame>
  );
}

function SignInFirst() {
  return (
    <Frame title={words.title} back="/m">
      <p>{words.lead}</p>
      <Link className="go" to={signInTo(HOME)}>
        {all.login}
      </Link>
    </Frame>
  );
}

/** What the phone has to tell; of sending only beside its button, and only while something waits. */
function Said({ phone, isSignedOut, sends }: { phone: Shown; isSignedOut: boolean; sends: boolean }) {
  const waiting = phone.entries.filter(isWaiting).length;
  const unsent = phone.notSent ?? (isSignedOut ? words.signInAgain : null);
  const said = phone.said ?? (sends && waiting > 0 ? unsent : null);
  return (
    <>
      {said === null ? null : (
        <p className="message" role="status">
          {said}
        </p>
      )}
      {isSignedOut ? (
        <Link className="go plain" to={signInTo(HOME)}>
          {words.signIn}
        </Link>
      ) : null}
    </>
  );
}

/** What waits and what was refused, and the button that sends. */
function Sending({ phone }: { phone: Shown }) {
  const waiting = phone.entries.filter(isWaiting).length;
  const refused = phone.entries.filter(isRefused).length;
  if (phone.entries.length === 0) return null;
  const line = waiting + refused === 0 ? words.entries.allTaken : words.entries.go(waiting, refused);
  return (
    <section className="headline">
      <p>
        <Link className="tap" to={`${HOME}/entries`}>
          {words.entries.title}：{line}
        </Link>
      </p>
      {waiting > 0 ? (
        <button type="button" className="go" disabled={phone.isSending} onClick={() => void sendAll()}>
          {phone.isSending ? words.sending : words.send}
        </button>
      ) : null}
    </section>
  );
}

/** Today's list: what waits to be sent, households, and whoever is on no list. */
export function Visits() {
  return (
    <VisitFrame title={words.title} back="/m" sends always={(phone) => <Sending phone={phone} />}>
      {({ list, phone }) => (
        <>
          <Today list={list} phone={phone} />
          <TakeAgain phone={phone} />
        </>
      )}
    </VisitFrame>
  );
}

function TakeAgain({ phone }: { phone: Shown }) {
  const { me } = useMe();
  return (
    <section>
      <h2>{words.take.again}</h2>
      <p>{words.take.againHint}</p>
      <TakeAlong isSignedIn={Boolean(me)} isAgain />
      {!me || mayCall(me, 'visits.wipe') ? (
        <EndPhone waiting={phone.entries.filter(isWaiting).length} />
      ) : null}
    </section>
  );
}

export function VisitHousehold() {
  const { householdId = '' } = useParams();
  return (
    <VisitFrame title={words.household}>{(of) => <Household {...of} householdId={householdId} />}</VisitFrame>
  );
}

export function VisitEntries() {
  return <VisitFrame title={words.entries.title} sends always={(phone) => <Entries phone={phone} />} />;
}

/** Somebody who is on no list: who she is, then what is taken down. */
export function VisitStranger() {
  return <VisitFrame title={words.who.title}>{() => <Stranger />}</VisitFrame>;
}

const FORMS = {
  wish: { title: words.wish.title, Form: WishForm },
  'no-wish': { title: words.noWish.title, Form: NoWishForm },
  'not-reached': { title: words.notReached.title, Form: NotReachedForm },
  enrolment: { title: words.enrol.title, Form: EnrolForm },
} as const;

/** One thing that is taken down of one person. */
export function VisitTakeDown() {
  const { kind = '', of = '' } = useParams();
  const form = kind in FORMS ? FORMS[kind as keyof typeof FORMS] : undefined;
  return (
    <VisitFrame title={form?.title ?? words.title}>
      {({ list }) => (form ? <form.Form list={list} of={of} /> : <KindsOfPerson list={list} of={of} />)}
    </VisitFrame>
  );
}

/** A line of a household's plan that was done. */
export function VisitMeasure() {
  const { measureId = '' } = useParams();
  return (
    <VisitFrame title={words.kinds.measure}>
      {({ list }) => <MeasureForm list={list} measureId={measureId} />}
    </VisitFrame>
  );
}
