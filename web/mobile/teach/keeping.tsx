import type { Me } from '../../client/session.ts';
import { Said } from '../account/sending.tsx';
import { Frame } from '../frame.tsx';
import { GiveUpPhone, NamePhone, useDoing } from '../offline-phone.tsx';
import { words as all } from '../words.ts';
import { emptyPhone, registerPhone, takeAlong } from './phone.ts';
import { words } from './words.ts';

/** The first time: a name for the phone. */
export function Register({ me }: { me: Me }) {
  return <NamePhone words={words} register={(name) => registerPhone(name, me)} />;
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

/** The teacher gives the phone up. */
export function EndPhone({ waiting }: { waiting: number }) {
  return <GiveUpPhone words={words.end} waiting={waiting} empty={emptyPhone} />;
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
