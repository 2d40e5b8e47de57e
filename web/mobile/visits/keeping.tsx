import { useState } from 'react';
import { useRead } from '../../client/index.ts';
import type { Me } from '../../client/session.ts';
import { Said } from '../account/sending.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { GiveUpPhone, NamePhone, useDoing } from '../offline-phone.tsx';
import { words as all } from '../words.ts';
import { emptyPhone, registerPhone, takeAlong, usePhone } from './phone.ts';
import { words } from './words.ts';

/** The first time: a name for the phone. */
export function Register({ me }: { me: Me }) {
  return <NamePhone words={words} register={(name) => registerPhone(name, me)} />;
}

/** Chooses the village and takes its list along; with one village there is nothing to choose. */
export function TakeAlong({ isSignedIn, isAgain = false }: { isSignedIn: boolean; isAgain?: boolean }) {
  const answer = useRead('/api/helper/villages', {}, { enabled: isSignedIn });
  const [chosen, setChosen] = useState('');
  const { working, fault, run } = useDoing();
  const rows = answer.data?.rows ?? [];
  const { list, device } = usePhone();
  const [isSure, setSure] = useState(false);
  const before = rows.find(({ villageCode }) => villageCode === (list?.villageCode ?? device?.villageCode));
  const village = chosen || ((before ?? rows[0])?.villageCode ?? '');
  const isOther = list !== null && village !== list.villageCode;
  const nameOf = (code: string) => rows.find(({ villageCode }) => villageCode === code)?.villageName ?? '';
  const take = () =>
    void run(async () => {
      await takeAlong(village);
      setSure(false);
    });
  if (!isSignedIn) return isAgain ? null : <p className="message">{words.take.noNetwork}</p>;
  if (answer.error) return <Broken fault={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Waiting />;
  if (rows.length === 0) return <p className="message">{words.take.none}</p>;
  return (
    <>
      {isAgain ? null : (
        <>
          <h2>{words.take.title}</h2>
          <p>{words.take.lead}</p>
        </>
      )}
      {rows.length > 1 ? (
        <label>
          {words.take.village}
          <select
            value={village}
            onChange={(event) => {
              setChosen(event.target.value);
              setSure(false);
            }}
          >
            {rows.map((row) => (
              <option key={row.villageCode} value={row.villageCode}>
                {words.take.households(row.villageName, row.households)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <Said fault={fault} />
      {isOther && isSure ? (
        <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
          <p>{words.take.replace(list.villageName, nameOf(village))}</p>
          <button type="button" className="go" disabled={working} onClick={take}>
            {working ? all.loading : words.take.replaceNow(nameOf(village))}
          </button>
          <button type="button" className="go plain" disabled={working} onClick={() => setSure(false)}>
            {words.take.keep}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className={isAgain ? 'go plain' : 'go'}
          disabled={working}
          onClick={isOther ? () => setSure(true) : take}
        >
          {working ? all.loading : isAgain ? words.take.again : words.take.go}
        </button>
      )}
    </>
  );
}

/** The helper gives the phone up. */
export function EndPhone({ waiting }: { waiting: number }) {
  return <GiveUpPhone words={words.end} waiting={waiting} empty={emptyPhone} />;
}

/** Nothing is left on this phone: what went with it, and what to do. */
export function Wiped({ lost }: { lost: number }) {
  return (
    <Frame title={words.wiped.title} back="/m">
      <p role="alert">{lost > 0 ? words.wiped.lost(lost) : words.wiped.nothing}</p>
      <p>{words.wiped.revoked}</p>
      <button type="button" className="go" onClick={() => location.reload()}>
        {words.wiped.again}
      </button>
    </Frame>
  );
}
