import { useState } from 'react';
import { words } from './words.ts';

/** A password, covered or shown as she likes: seen once, it need not be typed twice. */
export function PasswordField(props: {
  label: string;
  name: string;
  autoComplete: 'current-password' | 'new-password';
  describedBy?: string | undefined;
}) {
  const [shown, setShown] = useState(false);
  return (
    <div className="password">
      <label>
        {props.label}
        <input
          name={props.name}
          type={shown ? 'text' : 'password'}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          aria-describedby={props.describedBy}
        />
      </label>
      <button type="button" className="eye" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? words.signIn.cover : words.signIn.show}
      </button>
    </div>
  );
}
