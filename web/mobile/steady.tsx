import { type ReactNode, useEffect, useState } from 'react';

/** So long after a page has changed under the finger, a tap was meant for what stood there before. */
const SETTLES_MS = 400;

/** Buttons that change their place or meaning with `on`: a tap right after the change does nothing. */
export function Steady(props: { on: string; children: ReactNode }) {
  const { on } = props;
  const [settled, setSettled] = useState(on);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(on), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [on]);
  return <div className={settled === on ? undefined : 'settling'}>{props.children}</div>;
}
