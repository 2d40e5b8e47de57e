import { type ReactNode, useId } from 'react';
import { Fault } from '../client/index.ts';
import { words as common } from '../ui/words.ts';
import './public.css';

/** The search box that every public page begins with. */
export function SearchBox(props: {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <search className="search-box">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="search"
        value={props.value}
        placeholder={props.hint}
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </search>
  );
}

/** Shows what was read, or waiting, or why not; without the component library of the staff pages. */
export function PublicRead<T>(props: {
  of: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  children: (data: T) => ReactNode;
}) {
  if (props.of.data !== undefined) return <>{props.children(props.of.data)}</>;
  if (!props.of.error)
    return (
      <p className="empty" role="status">
        {common.loading}
      </p>
    );
  const status = props.of.error instanceof Fault ? props.of.error.status : 500;
  const sentence =
    status === 0 ? common.fault.network : status === 404 ? common.fault.missing : common.fault.server;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      <h2>{common.fault.title}</h2>
      <p>{sentence}</p>
      <button type="button" className="plain-button" onClick={() => void props.of.refetch()}>
        {common.fault.retry}
      </button>
    </div>
  );
}
