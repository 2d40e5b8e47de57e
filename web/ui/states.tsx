import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { Fault } from '../client/index.ts';
import { words } from './words.ts';

export function Loading() {
  return (
    <div className="empty" role="status">
      <Spin size="small" /> {words.loading}
    </div>
  );
}

/** Says what will be here and offers the first act. */
export function EmptyState(props: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="title">{props.title}</p>
      {props.hint ? <p>{props.hint}</p> : null}
      {props.children}
    </div>
  );
}

/** Says what happened, what was saved, what to do. */
export function ErrorState(props: { fault: unknown; retry?: () => void; page?: boolean }) {
  const fault = props.fault instanceof Fault ? props.fault : null;
  const messages = fault?.refusals.map((refusal) => refusal.message) ?? [];
  const general =
    fault?.status === 0
      ? words.fault.network
      : fault?.status === 404
        ? words.fault.missing
        : words.fault.server;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      {props.page ? <h1>{words.fault.title}</h1> : <p className="title">{words.fault.title}</p>}
      {messages.length > 0 ? messages.map((sentence) => <p key={sentence}>{sentence}</p>) : <p>{general}</p>}
      {props.retry ? (
        <Button size="small" onClick={props.retry}>
          {words.fault.retry}
        </Button>
      ) : null}
    </div>
  );
}

export function Notice(props: { title?: string; tone?: 'alarm' | 'act' | 'plain'; children?: ReactNode }) {
  return (
    <div className="notice" data-tone={props.tone ?? 'plain'}>
      {props.title ? <p className="title">{props.title}</p> : null}
      {props.children}
    </div>
  );
}

interface Answer<T> {
  readonly data: T | undefined;
  readonly error: Fault | null;
  readonly refetch: () => unknown;
}

/** Shows the data of one read, or waiting, or the fault with a way to try again. */
export function Read<T>(props: {
  of: Answer<T>;
  /** True when the whole page is this read: then a fault is the page's heading. */
  page?: boolean;
  children: (data: T) => ReactNode;
}) {
  if (props.of.data !== undefined) return <>{props.children(props.of.data)}</>;
  if (props.of.error)
    return (
      <ErrorState fault={props.of.error} retry={() => void props.of.refetch()} page={props.page ?? false} />
    );
  return <Loading />;
}
