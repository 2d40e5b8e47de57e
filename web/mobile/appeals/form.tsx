import { type FormEvent, useId, useState } from 'react';
import { useKept } from '../kept.ts';
import { saidOf } from '../sending.ts';
import { words } from '../words.ts';

/** One field for what she wants to say, and the button that sends it. What was written stays when it fails. */
export function SayForm(props: {
  label: string;
  hint: string;
  submit: string;
  plain?: boolean;
  send: (text: string) => Promise<unknown>;
}) {
  const [text, setText] = useKept('said');
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ([...text.trim()].length < 4) {
      setFault(words.appeal.need);
      return;
    }
    setWorking(true);
    setFault(null);
    try {
      await props.send(text.trim());
      setText('');
    } catch (error) {
      setFault(saidOf(error));
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={id}>{props.label}</label>
      <p className="cite">{props.hint}</p>
      <textarea
        id={id}
        rows={4}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="submit" className={props.plain ? 'go plain' : 'go'} disabled={working}>
        {working ? words.loading : props.submit}
      </button>
    </form>
  );
}
