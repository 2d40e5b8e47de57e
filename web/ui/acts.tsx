import { useQueryClient } from '@tanstack/react-query';
import { App, Button, type ButtonProps, Popconfirm } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import {
  type ActBody,
  type ActInit,
  type ActPath,
  type ActReply,
  act,
  Fault,
  newKey,
  type RouteId,
} from '../client/index.ts';
import { SimpleTable } from './simple-table.tsx';
import { useNamedCode, useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

type Params<P extends ActPath> = NonNullable<ActInit<P>['params']>;

export interface RunningAct<T, B> {
  /** Sends the act; the second call while the first is under way does nothing. Undefined when it was not done. */
  run(body: B): Promise<T | undefined>;
  readonly working: boolean;
  readonly fault: Fault | null;
  clear(): void;
}

/**
 * Guards any act: one Idempotency-Key for one decision. A key lives until the server has answered for good, so a
 * retry after a broken network never acts twice; changed content is a new decision and gets a new key.
 */
export function useGuarded<T, B>(
  send: (body: B, key: string) => Promise<T>,
  options: { after?: ((reply: T) => void) | undefined; silent?: boolean | undefined } = {},
): RunningAct<T, B> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const running = useRef(false);
  const stored = useRef<{ key: string; body: string } | null>(null);

  async function run(body: B): Promise<T | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setWorking(true);
    setFault(null);
    const content = JSON.stringify(body) ?? '';
    if (stored.current?.body !== content) stored.current = { key: newKey(), body: content };
    try {
      const reply = await send(body, stored.current.key);
      stored.current = null;
      if (!options.silent) message.success(words.act.done);
      await queries.invalidateQueries();
      options.after?.(reply);
      return reply;
    } catch (cause) {
      const known = cause instanceof Fault ? cause : new Fault(500, []);
      if (known.isSettled) stored.current = null;
      setFault(known);
      return undefined;
    } finally {
      running.current = false;
      setWorking(false);
    }
  }
  return { run, working, fault, clear: () => setFault(null) };
}

/** An act of the permission table: `const submit = useAct('/api/classes/{classId}/submit', { params: { classId } })`. */
export function useAct<P extends ActPath>(
  path: P,
  options: {
    method?: 'POST' | 'PUT';
    params?: Params<P>;
    after?: (reply: ActReply<P>) => void;
    silent?: boolean;
  } = {},
): RunningAct<ActReply<P>, ActBody<P>> {
  return useGuarded<ActReply<P>, ActBody<P>>(
    (body, key) =>
      act(options.method ?? 'POST', path, {
        body,
        key,
        ...(options.params === undefined ? {} : { params: options.params }),
      } as ActInit<P>),
    { after: options.after, silent: options.silent },
  );
}

/** A field of a record, to name it when two versions differ. */
export interface NamedField {
  readonly name: string;
  readonly label: string;
  /** Vocabulary list of its words. */
  readonly in?: string;
}

export interface Watched {
  /** The record as the page shows it. */
  readonly seen: object;
  /** Reads its current state. */
  readonly reread: () => Promise<object>;
  readonly fields: readonly NamedField[];
}

/** Refusals of an act as a whole; those that belong to a field are shown beside it and left out by `placed`. */
export function ActAlert(props: {
  fault: Fault | null;
  placed?: readonly string[];
  watch?: Watched | undefined;
}) {
  const { fault } = props;
  const named = useNamedCode();
  if (fault === null) return null;
  if (fault.isConflict) return <Conflict fault={fault} watch={props.watch} />;
  const placed = new Set(props.placed);
  const left = fault.refusals.filter((refusal) => !placed.has(refusal.pointer));
  if (fault.refusals.length > 0 && left.length === 0) return null;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      <p className="title">{words.act.refusedTitle}</p>
      {left.length === 0 ? <p>{fault.status === 0 ? words.act.sameKey : words.fault.server}</p> : null}
      {left.map((refusal) => (
        <p key={`${refusal.code}${refusal.pointer}${refusal.message}`}>
          {refusal.message}
          {refusal.clause ? (
            <span className="quiet"> {words.act.byClause(named(refusal.clause))}</span>
          ) : null}
        </p>
      ))}
    </div>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

/** Somebody else was quicker: shows what has changed since this page was opened. */
function Conflict(props: { fault: Fault; watch: Watched | undefined }) {
  const queries = useQueryClient();
  const { term } = useVocabulary();
  const [current, setCurrent] = useState<object | null>(
    typeof props.fault.current === 'object' ? props.fault.current : null,
  );
  const hasReread = useRef(false);
  if (current === null && props.watch && !hasReread.current) {
    hasReread.current = true;
    void props.watch.reread().then(setCurrent, () => undefined);
  }
  const seen = props.watch?.seen as Record<string, unknown> | undefined;
  const now = current as Record<string, unknown> | null;
  const changed =
    seen && now
      ? (props.watch?.fields ?? []).filter((field) => plain(seen[field.name]) !== plain(now[field.name]))
      : [];
  const shown = (field: NamedField, value: unknown) =>
    field.in && typeof value === 'string' ? term(field.in, value) : plain(value);
  return (
    <div className="notice" data-tone="alarm" role="alert">
      <p className="title">{words.act.conflictTitle}</p>
      <p>{changed.length > 0 ? words.act.conflictLead : words.act.conflictNoDetail}</p>
      {changed.length > 0 ? (
        <SimpleTable<NamedField>
          rows={changed}
          rowKey={(field) => field.name}
          columns={[
            { title: words.act.field, show: (field) => field.label, rowHead: true },
            { title: words.act.seen, show: (field) => shown(field, seen?.[field.name]) },
            { title: words.act.current, show: (field) => <b>{shown(field, now?.[field.name])}</b> },
          ]}
        />
      ) : null}
      <Button size="small" onClick={() => void queries.invalidateQueries()}>
        {words.act.refresh}
      </Button>
    </div>
  );
}

interface ActButtonProps<P extends ActPath> {
  /** The act shows only when the server allows it now. */
  readonly route: RouteId;
  readonly allowed: readonly string[];
  readonly path: P;
  readonly method?: 'POST' | 'PUT';
  readonly params?: Params<P>;
  readonly body: ActBody<P>;
  readonly label: string;
  /** A question asked before acting. */
  readonly ask?: string;
  readonly kind?: ButtonProps['type'];
  readonly danger?: boolean;
  readonly after?: (reply: ActReply<P>) => void;
  readonly watch?: Watched;
  readonly children?: ReactNode;
}

/** A button that acts. Its refusals are shown under it. */
export function ActButton<P extends ActPath>(props: ActButtonProps<P>) {
  const running = useAct(props.path, {
    ...(props.method === undefined ? {} : { method: props.method }),
    ...(props.params === undefined ? {} : { params: props.params }),
    ...(props.after === undefined ? {} : { after: props.after }),
  });
  if (!props.allowed.includes(props.route)) return null;
  const button = (
    <Button
      type={props.kind ?? 'default'}
      danger={props.danger ?? false}
      loading={running.working}
      {...(props.ask === undefined ? { onClick: () => void running.run(props.body) } : {})}
    >
      {props.label}
    </Button>
  );
  return (
    <>
      {props.ask === undefined ? (
        button
      ) : (
        <Popconfirm title={props.ask} onConfirm={() => void running.run(props.body)}>
          {button}
        </Popconfirm>
      )}
      <ActAlert fault={running.fault} watch={props.watch} />
    </>
  );
}
