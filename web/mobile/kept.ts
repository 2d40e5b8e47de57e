import { useState } from 'react';
import { useLocation } from 'react-router';

const PREFIX = 'typed:';

function stored(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function store(name: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // A phone that lets pages keep nothing: what was typed stays as long as the page.
  }
}

/**
 * What she types on this page, kept until it is sent, this window is closed or somebody else signs in: the way back and
 * a reload lose nothing. Never for a password or a code.
 */
export function useKept(field: string): [string, (text: string) => void] {
  const { pathname } = useLocation();
  const name = `${PREFIX}${pathname} ${field}`;
  const [text, setText] = useState(() => stored(name));
  return [
    text,
    (next) => {
      store(name, next);
      setText(next);
    },
  ];
}

/** Somebody signs in, perhaps somebody else on the same phone: nothing that was typed before stays. */
export function forgetTyped(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
