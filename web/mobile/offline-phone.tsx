import { type FormEvent, useState } from 'react';
import { Said } from './account/sending.tsx';
import { Frame } from './frame.tsx';
import { saidOf } from './sending.ts';
import { words as all } from './words.ts';

// What every page that works without a network asks of whoever holds the phone: a name for it, and to give it up.

/** One act of such a page: what failed is said, a second tap does nothing. */
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

interface NamingWords {
  readonly title: string;
  readonly lead: string;
  readonly register: { readonly [of in 'lead' | 'name' | 'hint' | 'need' | 'go']: string };
}

/** The first time: a name for the phone. */
export function NamePhone(props: { words: NamingWords; register: (name: string) => Promise<void> }) {
  const { words } = props;
  const { working, fault, setFault, run } = useDoing();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('phone-name') ?? '').trim();
    if (name === '') return setFault(words.register.need);
    void run(() => props.register(name));
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

interface EndWords {
  readonly act: string;
  readonly now: string;
  readonly not: string;
  readonly sure: (waiting: number) => string;
}

/** Whoever holds the phone gives it up: asked once more, with what would be lost. */
export function GiveUpPhone(props: { words: EndWords; waiting: number; empty: () => Promise<void> }) {
  const { words, waiting, empty } = props;
  const [isSure, setSure] = useState(false);
  const { working, run } = useDoing();
  if (!isSure)
    return (
      <button type="button" className="go plain" onClick={() => setSure(true)}>
        {words.act}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>{words.sure(waiting)}</p>
      <button type="button" className="go" disabled={working} onClick={() => void run(empty)}>
        {words.now}
      </button>
      <button type="button" className="go plain" disabled={working} onClick={() => setSure(false)}>
        {words.not}
      </button>
    </div>
  );
}
