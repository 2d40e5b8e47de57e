import { Button, type FormInstance, Input, type InputProps } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Fault, Refusal } from '../client/index.ts';
import { words } from './words.ts';

type NamePath = (string | number)[];

/** `/filing/sessions/3/until` -> ['sessions', 3, 'until'] under the prefix `/filing`. */
export function nameOfPointer(pointer: string, prefix = ''): NamePath {
  const inner = pointer.startsWith(prefix) ? pointer.slice(prefix.length) : pointer;
  return inner
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shows each refusal beside its field and returns the pointers that have a field; the rest belongs to `ActAlert`.
 * `has`: whether the form shows a field of this name.
 */
function placeRefusals(form: FormInstance, refusals: readonly Refusal[], prefix = ''): string[] {
  const byPointer = new Map<string, string[]>();
  for (const refusal of refusals) {
    if (refusal.pointer === '') continue;
    byPointer.set(refusal.pointer, [...(byPointer.get(refusal.pointer) ?? []), refusal.message]);
  }
  const placed: string[] = [];
  for (const [pointer, errors] of byPointer) {
    const name = nameOfPointer(pointer, prefix);
    if (name.length === 0 || form.getFieldInstance(name) === undefined) continue;
    form.setFields([{ name, errors }]);
    placed.push(pointer);
  }
  const first = placed[0];
  if (first !== undefined) form.scrollToField(nameOfPointer(first, prefix), { block: 'center', focus: true });
  return placed;
}

/** Places the refusals of the last fault once, and answers which were placed. */
export function usePlaced(form: FormInstance, fault: Fault | null, prefix = ''): string[] {
  const [placed, setPlaced] = useState<string[]>([]);
  useEffect(() => {
    setPlaced(fault === null ? [] : placeRefusals(form, fault.refusals, prefix));
  }, [form, fault, prefix]);
  return placed;
}

/** Stores what a person has typed but not sent in the session's storage, so that nothing is lost on the way back. */
export function useFormDraft<T = unknown>(
  form: FormInstance,
  name: string,
  /** Takes out what must not stay in the browser: numbers of people. */
  clean: (typed: T) => T = (typed) => typed,
) {
  const key = `jilu-draft:${name}`;
  const [restored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const stored = sessionStorage.getItem(key);
    if (stored === null) return;
    form.setFieldsValue(JSON.parse(stored));
    setRestored(true);
  }, [form, key]);
  return {
    restored,
    /** For `onValuesChange`. */
    save() {
      clearTimeout(timer.current);
      timer.current = setTimeout(
        () => sessionStorage.setItem(key, JSON.stringify(clean(form.getFieldsValue(true)))),
        300,
      );
    },
    forget() {
      clearTimeout(timer.current);
      sessionStorage.removeItem(key);
      setRestored(false);
    },
  };
}

export function DraftNotice(props: { restored: boolean; discard: () => void }) {
  if (!props.restored) return null;
  return (
    <div className="notice row" data-tone="act" role="status">
      <span>{words.act.restored}</span>
      <Button size="small" onClick={props.discard}>
        {words.act.discardDraft}
      </Button>
    </div>
  );
}

/** A day as YYYY-MM-DD: the browser's own field, usable by keyboard. */
export function DayInput(props: Omit<InputProps, 'type'>) {
  return <Input type="date" max="2199-12-31" {...props} />;
}

/** Cells of an official form on screen. */
export function FormGrid(props: { children: ReactNode }) {
  return <dl className="form-grid">{props.children}</dl>;
}

export function Cell(props: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={props.wide ? 'wide' : undefined}>
      <dt>{props.label}</dt>
      <dd>{props.children ?? words.none}</dd>
    </div>
  );
}
