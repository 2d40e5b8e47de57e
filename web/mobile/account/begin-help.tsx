import type { FormEvent } from 'react';
import { mayCall, useMe } from '../../client/session.ts';
import { Frame, Waiting } from '../frame.tsx';
import { idNumberFault, nameFault, plainNumber } from './id-number.ts';
import { Said, useSending } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.helping;

/** A helper with a phone begins to serve somebody who stands beside her: number, name, card seen. */
export function BeginHelp() {
  const { me } = useMe();
  return (
    <Frame title={words.title} back="/m">
      {me === undefined ? <Waiting /> : mayCall(me, 'help.begin') ? <Card /> : <p>{words.notHelper}</p>}
    </Frame>
  );
}

function Card() {
  const { working, fault, setFault, send } = useSending();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [idNumber, name] = [String(typed.get('id-number') ?? ''), String(typed.get('name') ?? '').trim()];
    const wrong =
      idNumberFault(idNumber) ?? nameFault(name) ?? (typed.get('card-seen') === null ? words.needSeen : null);
    if (wrong !== null) return setFault(wrong);
    const begun = await send('/api/help-sessions', { idNumber: plainNumber(idNumber), name, cardSeen: true });
    // Everything that was read as the helper is forgotten.
    if (begun) location.assign('/m');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.lead}</p>
      <label>
        {words.number}
        <input name="id-number" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        {words.name}
        <input name="name" autoComplete="off" />
      </label>
      <label className="tick">
        <input type="checkbox" name="card-seen" />
        {words.cardSeen}
      </label>
      <Said fault={fault} />
      <button type="submit" className="go" disabled={working}>
        {working ? all.register.working : words.begin}
      </button>
      <a className="go plain" href="/desk/own-accounts">
        {words.toDesk}
      </a>
    </form>
  );
}
