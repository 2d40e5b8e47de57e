import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { type ActReply, type AskedAgreement, agreements, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { words as phone } from '../words.ts';
import { Said, Shown, useSending } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.help;
const MINUTE_MS = 60_000;
const minutesLeft = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / MINUTE_MS));

/** Where the helper goes on as herself: on a phone its page, at the counter the table. */
const ownPage = () => (matchMedia('(max-width: 700px)').matches ? '/m/helping' : '/desk/own-accounts');

/** Whom this phone serves, for how long yet, and the button that ends it; nothing where it serves its owner. */
export function HelpBar() {
  const { me } = useMe();
  const helping = me?.helping ?? null;
  const { working, send } = useSending();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (helping === null) return;
    const tick = () => {
      setLeft(minutesLeft(helping.untilAt));
      // The session is the helper's own again: nothing of hers stays on the screen.
      if (Date.parse(helping.untilAt) <= Date.now()) location.assign(ownPage());
    };
    tick();
    const timer = setInterval(tick, MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [helping]);
  if (helping === null) return null;
  const end = async () => {
    if (await send('/api/me/help/end', {})) location.assign(ownPage());
  };
  return (
    <aside className="help-bar" aria-label={words.bar(helping.name)}>
      <p>
        <strong>{words.bar(helping.name)}</strong>
        <br />
        {words.minutes(left)}
      </p>
      <button type="button" disabled={working} onClick={() => void end()}>
        {words.end}
      </button>
      <Agreement name={helping.name} />
    </aside>
  );
}

/** The act that she is asked about, in words, and the class where it is about one. */
function What({ path, params }: Pick<AskedAgreement, 'path' | 'params'>) {
  const { openingId, seatId } = params;
  const opening = useRead(
    '/api/public/openings/{openingId}',
    { params: { openingId: openingId ?? '' } },
    { enabled: openingId !== undefined },
  );
  const seats = useRead('/api/me/seats', {}, { enabled: seatId !== undefined });
  const name =
    opening.data?.className ?? seats.data?.rows.find((row) => row.seatId === seatId)?.className ?? null;
  const act = words.acts[path as keyof typeof words.acts] ?? words.otherAct;
  return (
    <p>
      <strong>{name === null ? act : words.actOf(act, name)}</strong>
    </p>
  );
}

type Sent = ActReply<'/api/me/help/code'>;

/** The way to a code, where a phone of hers is known. */
function SendCode({ working, send }: { working: boolean; send: () => void }) {
  const ways = useRead('/api/me/help');
  if (ways.data?.phoneMasked === null) return <p>{words.noPhone}</p>;
  return (
    <button type="button" className="go plain" disabled={working} onClick={send}>
      {words.sendCode}
    </button>
  );
}

/** Before an act that binds her: she agrees by the code that comes to her phone, or present. */
function Agreement({ name }: { name: string }) {
  const asked = useSyncExternalStore(agreements.subscribe, agreements.asked);
  const { working, fault, setFault, send } = useSending();
  const [sent, setSent] = useState<Sent | null>(null);
  if (asked === null) return null;
  const { path, params } = asked;
  const close = (agreed: boolean) => {
    setSent(null);
    setFault(null);
    asked.answer(agreed);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const field = (key: string) => String(typed.get(key) ?? '').trim();
    const code = field('agreement-code');
    const body =
      sent?.handle && code !== ''
        ? { path, by: 'code' as const, handle: sent.handle, code }
        : { path, by: 'present' as const, reason: field('agreement-reason') };
    if (body.by === 'present' && (typed.get('present') === null || body.reason === ''))
      return setFault(all.register.need);
    if (await send('/api/me/help/agreement', body)) close(true);
  };
  const sendCode = async () => {
    const reply = await send('/api/me/help/code', {});
    if (reply) setSent(reply);
  };
  return (
    <dialog open className="agreement" aria-labelledby="agreement-title">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2 id="agreement-title">{words.title(name)}</h2>
        <What path={path} params={params} />
        <p>{words.lead}</p>
        <SendCode working={working} send={() => void sendCode()} />
        {sent === null ? null : sent.handle === null ? (
          <p role="status">{words.noPhone}</p>
        ) : (
          <>
            <p role="status">{words.sentTo(sent.phoneMasked ?? '')}</p>
            <Shown code={sent.shownCode} say={all.register.shown} />
            <label>
              {words.code}
              <input name="agreement-code" inputMode="numeric" autoComplete="off" />
            </label>
          </>
        )}
        <label className="tick">
          <input type="checkbox" name="present" />
          {words.present}
        </label>
        <label>
          {words.reason}
          <input name="agreement-reason" maxLength={200} placeholder={words.reasonHint} />
        </label>
        <Said fault={fault} />
        <button type="submit" className="go" disabled={working}>
          {working ? phone.loading : words.agree}
        </button>
        <button type="button" className="go plain" onClick={() => close(false)}>
          {words.cancel}
        </button>
      </form>
    </dialog>
  );
}
