import { type FormEvent, type ReactNode, useState } from 'react';
import { Steady } from '../steady.tsx';
import { PasswordField } from './password-field.tsx';
import { Said } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.register;

/** One question, its answer, and the ways on and back. */
export function Question(props: {
  label: string;
  hint?: string;
  name: string;
  value?: string;
  mode?: 'numeric' | 'text';
  isPassword?: boolean;
  optional?: boolean;
  submit?: string;
  working: boolean;
  fault: string | null;
  /** What the phone itself sees to be wrong. */
  check?: (answer: string) => string | null;
  before?: (() => void) | undefined;
  send: (answer: string) => void;
  children?: ReactNode;
}) {
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get(props.name) ?? '').trim();
    const found = answer === '' ? (props.optional ? null : words.need) : (props.check?.(answer) ?? null);
    setWrong(found);
    if (found === null) props.send(answer);
  };
  const describedBy = props.hint ? `${props.name}-hint` : undefined;
  const fault = wrong ?? props.fault;
  return (
    <form onSubmit={submit} noValidate>
      {props.children}
      {props.isPassword ? (
        <PasswordField
          label={props.label}
          name={props.name}
          autoComplete="new-password"
          describedBy={describedBy}
        />
      ) : (
        <label>
          {props.label}
          <input
            name={props.name}
            defaultValue={props.value}
            inputMode={props.mode ?? 'text'}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={describedBy}
          />
        </label>
      )}
      {props.hint ? (
        <p className="cite" id={describedBy}>
          {props.hint}
        </p>
      ) : null}
      <Steady on={fault ?? ''}>
        <Said fault={fault} />
        <Buttons {...props} />
      </Steady>
    </form>
  );
}

/** On, and back. */
export function Buttons(props: { submit?: string; working: boolean; before?: (() => void) | undefined }) {
  return (
    <div>
      <button type="submit" className="go" disabled={props.working}>
        {props.working ? words.working : (props.submit ?? words.next)}
      </button>
      {props.before ? (
        <button type="button" className="go plain" onClick={props.before}>
          {words.before}
        </button>
      ) : null}
    </div>
  );
}
