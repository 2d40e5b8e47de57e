import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { keyOf } from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { dayText } from '../day-text.ts';
import { Frame, Waiting } from '../frame.tsx';
import { signInTo } from '../signed.tsx';
import { words as all } from '../words.ts';
import { HalfDayPage, stateOfDay } from './half-day.tsx';
import { EndPhone, Register, TakeAlong, Wiped } from './keeping.tsx';
import { beginPhone, nowOf, putAway, type Shown, sendAll, usePhone } from './phone.ts';
import { isFaulty, isWaiting, keyOfDay, type List, pathOfDay, type TaughtClass } from './rules.ts';
import { words } from './words.ts';

const HOME = '/m/teach';

/** Opens what the phone keeps, and sends what waits whenever there is a network and somebody signed in. */
function useBegun(accountId: string | undefined): Shown {
  const phone = usePhone();
  const isHers = accountId !== undefined && phone.device?.accountId === accountId;
  useEffect(() => {
    void beginPhone();
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

function Only(props: { children: ReactNode }) {
  return (
    <Frame title={words.title} back="/m">
      {props.children}
    </Frame>
  );
}
const message = (text: string) => (
  <p className="message" role="status">
    {text}
  </p>
);

/** One page of teaching; works for whoever registered this phone, with a network or without. */
function TeachFrame(props: { back?: string; children: (of: { list: List; phone: Shown }) => ReactNode }) {
  const { me, fault } = useMe();
  const phone = useBegun(me?.accountId);
  const { device, list } = phone;
  if (phone.state === 'cannot-keep') return <Only>{message(words.cannotKeep)}</Only>;
  if (phone.state === 'wiped') return <Wiped lost={phone.lost ?? 0} />;
  if (me && !mayCall(me, 'teaching.registerDevice')) return <Only>{message(words.notTeacher)}</Only>;
  if (phone.state === 'opening' || (!device && me === undefined && !fault))
    return (
      <Only>
        <Waiting />
      </Only>
    );
  if (!device) {
    if (me) return <Register me={me} />;
    return (
      <Only>
        {me === null ? <p>{words.lead}</p> : message(words.noNetwork)}
        <Link className="go" to={signInTo(HOME)}>
          {all.login}
        </Link>
      </Only>
    );
  }
  if (me && me.accountId !== device.accountId)
    return <Only>{message(words.otherTeacher(device.teacherName))}</Only>;
  return (
    <Frame title={words.title} back={props.back ?? HOME}>
      {phone.said === null ? null : message(phone.said)}
      <Sending phone={phone} isSignedOut={me === null} />
      {list ? props.children({ list, phone }) : <TakeAlong />}
    </Frame>
  );
}

/** What waits, what was not counted and why, and the button that sends. */
function Sending({ phone, isSignedOut }: { phone: Shown; isSignedOut: boolean }) {
  const waiting = phone.entries.filter(isWaiting).length;
  const faults = phone.entries.filter(isFaulty);
  const { me } = useMe();
  const maySend = !me || mayCall(me, 'teaching.send');
  return (
    <>
      {waiting > 0 ? (
        <section className="headline">
          <p role="status">{words.waiting(waiting)}</p>
          {phone.notSent === null ? null : message(phone.notSent)}
          <button
            type="button"
            className="go"
            disabled={phone.isSending || !maySend}
            onClick={() => void sendAll()}
          >
            {phone.isSending ? words.sending : words.send}
          </button>
        </section>
      ) : null}
      {isSignedOut ? (
        <Link className="go plain" to={signInTo(HOME)}>
          {words.signIn}
        </Link>
      ) : null}
      {faults.length > 0 ? (
        <section>
          <h2>{words.faults}</h2>
          <ul className="cards">
            {faults.map(({ id, about, mark, halfDay, answer }) => (
              <li key={id} className="card">
                <strong>
                  {about} {mark ? words.moments[mark.moment] : halfDay ? words.halfDay(halfDay.act) : ''}
                </strong>
                {answer?.refusals.map(({ code, message: why }) => (
                  <p key={code} className="fault">
                    {why}
                  </p>
                ))}
                <button type="button" className="go plain" onClick={() => void putAway(id)}>
                  {words.putAway}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** A class with its half days; those of today can be begun. */
function ClassCard({ of, phone, today }: { of: TaughtClass; phone: Shown; today: string }) {
  const { term } = useVocabulary();
  const days = of.halfDays.map((one) => ({ ...one, classId: of.classId }));
  const own = days.filter(({ taughtOn }) => taughtOn === today);
  const later = [...new Set(days.filter(({ taughtOn }) => taughtOn > today).map(({ taughtOn }) => taughtOn))];
  return (
    <li className="card">
      <strong>{of.name}</strong>
      <span>
        {of.place} {words.people(of.people.length)}
      </span>
      {own.map((day) => {
        const session = of.sessions.find((one) => keyOfDay(one) === keyOfDay(day)) ?? null;
        const state = stateOfDay(day, session, phone);
        const half = term('halves', day.half);
        const say = { none: words.open, open: words.goOn, closed: words.ended }[state];
        return (
          <Link key={day.half} className={state === 'closed' ? 'go plain' : 'go'} to={pathOfDay(day)}>
            {say(half)}{' '}
            <span className="cite-in">
              {words.hours(CLOCK.format(new Date(day.beginsAt)), CLOCK.format(new Date(day.endsAt)))}
            </span>
          </Link>
        );
      })}
      {later.length > 0 ? (
        <p className="cite">
          {words.later}：{later.map((day) => dayText(day)).join('、')}
        </p>
      ) : null}
    </li>
  );
}

/** My classes of today, and the phone itself. */
export function Teach() {
  const { me } = useMe();
  return (
    <TeachFrame back="/m">
      {({ list, phone }) => (
        <>
          {phone.isOffline === null ? null : (
            <p className="cite">{phone.isOffline ? words.ready : words.notReady}</p>
          )}
          {list.classes.length === 0 ? <p className="message">{words.noClass}</p> : null}
          <ul className="cards">
            {list.classes.map((one) => (
              <ClassCard
                key={one.classId}
                of={one}
                phone={phone}
                today={DAY.format(new Date(nowOf(phone.device)))}
              />
            ))}
          </ul>
          <section>
            <h2>{words.takeAgain}</h2>
            <TakeAlong isAgain />
            {!me || mayCall(me, 'teaching.wipe') ? (
              <EndPhone waiting={phone.entries.filter(isWaiting).length} />
            ) : null}
          </section>
        </>
      )}
    </TeachFrame>
  );
}

export function TeachHalfDay() {
  return <TeachFrame>{(of) => <HalfDayPage {...of} />}</TeachFrame>;
}
