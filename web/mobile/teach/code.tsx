import { useEffect, useState } from 'react';
import { renderSVG } from 'uqr';
import { nowOf, usePhone } from './phone.ts';
import { codeAt, type Moment, type Session, secondsLeft, stepAt } from './rules.ts';
import { words } from './words.ts';

const TICK_MS = 500;

/** What the server would say that it is, looked at twice a second. */
export function useServerNow(): number {
  const { device } = usePhone();
  const [now, setNow] = useState(() => nowOf(device));
  useEffect(() => {
    const timer = setInterval(() => setNow(nowOf(device)), TICK_MS);
    return () => clearInterval(timer);
  }, [device]);
  return now;
}

/** The code on the teacher's screen: a picture and six digits, another every twenty seconds; made on this phone. */
export function Code({ session, moment, now }: { session: Session; moment: Moment; now: number }) {
  const [shown, setShown] = useState<{ code: string; svg: string } | null>(null);
  const step = stepAt(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code changes with the step, not with the instant
  useEffect(() => {
    let isLast = true;
    void codeAt(session.secret, moment, now).then((code) => {
      const link = `${location.origin}/m/class/sign?${new URLSearchParams({ s: session.sessionId, c: code })}`;
      if (isLast) setShown({ code, svg: renderSVG(link, { border: 2, ecc: 'M' }) });
    });
    return () => {
      isLast = false;
    };
  }, [session.secret, session.sessionId, moment, step]);
  if (!shown) return null;
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(shown.svg)}`;
  return (
    <section className="sign-code" aria-label={words.code}>
      <p>{words.code}</p>
      <img src={picture} alt={words.code} width={280} height={280} />
      <p className="digits">{shown.code}</p>
      <p className="cite">{words.codeLeft(secondsLeft(now))}</p>
      <p className="cite">{words.codeAloud}</p>
    </section>
  );
}
