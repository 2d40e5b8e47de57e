import { useEffect, useState } from 'react';
import { words } from './words.ts';

const KEY = 'large-type';

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

/** Larger letters on every public page, remembered by this browser. */
export function LargeType() {
  const [isOn, setOn] = useState(kept);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large-type', isOn);
    try {
      localStorage.setItem(KEY, isOn ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing shows large letters until the page is left.
    }
    return () => document.documentElement.removeAttribute('data-large-type');
  }, [isOn]);
  return (
    <button
      type="button"
      className="large-type no-print"
      aria-pressed={isOn}
      aria-label={isOn ? words.largeTypeOn : words.largeType}
      onClick={() => setOn(!isOn)}
    >
      <span aria-hidden="true">
        A<b>A</b>
      </span>
    </button>
  );
}
