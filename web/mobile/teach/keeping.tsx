import { type FormEvent, useState } from 'react';
import type { Me } from '../../client/session.ts';
import { Said } from '../account/sending.tsx';
import { Frame } from '../frame.tsx';
import { saidOf } from '../sending.ts';
import { words as all } from '../words.ts';
import { emptyPhone, registerPhone, takeAlong } from './phone.ts';
import { words } from './words.ts';

/** One act of this page: what failed is said, a second tap does nothing. */
export function useDoing() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = async (work: () => Promise<void>) => {
    if (working) return;
    setWorking(true);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(saidOf(error));
    }
    setWorking(false);
  };
  return { working, fault, setFault, run };
}

/** The first time: a name for the phone. */
export function Register({ me }: { me: Me }) {
  const { working, fault, setFault, run } = useDoing();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('phone-name') ?? '').trim();
    if (name === '') return setFault(words.register.need);
    void run(() => registerPhone(name, me));
  };
  return (
    <Frame title={words.title} back="/m">
      <p>{words.lead}</p>
      <p>{words.register.lead}</p>
      <form onSubmit={submit} noValidate>
        <label>
          {words.register.name}
          <input name="phone-name" maxLength={20} autoComplete="off" aria-describedby="phone-name-hint" />
        </label>
        <p className="cite" id="phone-name-hint">
          {words.register.hint}
        </p>
        <Said fault={fault} />
        <button type="submit" className="go" disabled={working}>
          {working ? all.loading : words.register.go}
        </button>
      </form>
    </Frame>
  );
}

/** Takes the classes of the week along. */
export function TakeAlong({ isAgain = false }: { isAgain?: boolean }) {
  const { working, fault, run } = useDoing();
  return (
    <>
      <p>{words.takeHint}</p>
      <Said fault={fault} />
      <button
        type="button"
        className={isAgain ? 'go plain' : 'go'}
        disabled={working}
        onClick={() => void run(takeAlong)}
      >
        {working ? all.loading : isAgain ? words.takeAgain : words.take}
      </button>
    </>
  );
}

/** The teacher gives the phone up: asked once more, with what would be lost. */
export function EndPhone({ waiting }: { waiting: number }) {
  const [isSure, setSure] = useState(false);
  const { working, run } = useDoing();
  if (!isSure)
    return (
      <button type="button" className="go plain" onClick={() => setSure(true)}>
        {words.end.act}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>{words.end.sure(waiting)}</p>
      <button type="button" className="go" disabled={working} onClick={() => void run(emptyPhone)}>
        {words.end.now}
      </button>
      <button type="button" className="go plain" disabled={working} onClick={() => setSure(false)}>
        {words.end.not}
      </button>
    </div>
  );
}

/** Nothing is left on this phone. */
export function Wiped({ lost }: { lost: number }) {
  return (
    <Frame title={words.wiped.title} back="/m">
      <p role="alert">{lost > 0 ? words.wiped.lost(lost) : words.wiped.nothing}</p>
      <button type="button" className="go" onClick={() => location.reload()}>
        {words.wiped.again}
      </button>
    </Frame>
  );
}
