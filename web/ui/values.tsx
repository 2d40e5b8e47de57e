import type { ReactNode } from 'react';
import { shownInstant, spokenDay, yuan } from './format.ts';
import { useNamedCode, useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

/** An amount of fen as yuan, right aligned figures: 43,560.00. */
export function Money(props: { fen: number | null | undefined; unit?: boolean }) {
  if (props.fen === null || props.fen === undefined) return <>{words.none}</>;
  return (
    <span className="nowrap">
      {yuan(props.fen)}
      {props.unit ? ` ${words.yuan}` : ''}
    </span>
  );
}

/** A day: 2024-01-19 in tables, 1月19日 with `spoken` in sentences. */
export function Day(props: { on: string | null | undefined; spoken?: boolean }) {
  if (!props.on) return <>{words.none}</>;
  return (
    <time dateTime={props.on} className="nowrap">
      {props.spoken ? spokenDay(props.on) : props.on}
    </time>
  );
}

/** An instant by the county's clock. */
export function Instant(props: { at: string | null | undefined }) {
  if (!props.at) return <>{words.none}</>;
  return (
    <time dateTime={props.at} className="nowrap">
      {shownInstant(props.at)}
    </time>
  );
}

/** The standard Chinese term of an identifier, looked up in the vocabulary. */
export function Label(props: { in: string; id: string | number | null | undefined }) {
  const { term } = useVocabulary();
  if (props.id === null || props.id === undefined || props.id === '') return <>{words.none}</>;
  return <>{term(props.in, props.id)}</>;
}

/** A clause or a risk rule, never the code alone: LC-11a 先报名、后培训. */
export function Code(props: { of: string | null | undefined }) {
  const named = useNamedCode();
  return props.of ? named(props.of) : null;
}

/** Below a number: of which document it is, where that is no identity card. */
export function OtherDocument(props: { kind: string }) {
  if (props.kind === 'resident') return null;
  return (
    <div className="quiet small">
      <Label in="documentKinds" id={props.kind} />
    </div>
  );
}

/** Yes, no, or unknown: three answers. */
export function YesNo(props: { value: boolean | null | undefined }) {
  if (props.value === null || props.value === undefined) return <>{words.none}</>;
  return <>{props.value ? words.yes : words.no}</>;
}

export type Shape = 'ring' | 'half' | 'disc' | 'tick' | 'bend' | 'cross' | 'diamond' | 'bar' | 'question';
export type Tone = 'plain' | 'act' | 'alarm' | 'quiet';

const DRAWN: Record<Shape, ReactNode> = {
  ring: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  disc: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  tick: <path d="M2 8.500l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.500" />,
  bend: (
    <path
      d="M13 13V8a4 4 0 0 0-4-4H4m3.500-3.500L4 4l3.500 3.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    />
  ),
  cross: <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" strokeWidth="2.500" />,
  diamond: <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="currentColor" strokeWidth="2" />,
  bar: <path d="M2 8h12" stroke="currentColor" strokeWidth="2.500" />,
  question: <path d="M8 1.500l6.500 12h-13z" fill="none" stroke="currentColor" strokeWidth="2" />,
};

export function Mark(props: { shape: Shape }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      {DRAWN[props.shape]}
    </svg>
  );
}

/** How each status word is drawn; a word not named here is a plain ring. */
const LOOKS: Record<string, readonly [Shape, Tone]> = {
  'intakeStatuses.confirmed': ['tick', 'plain'],
  'undo-proposed': ['half', 'act'],
  undone: ['cross', 'quiet'],
  done: ['tick', 'plain'],
  viewed: ['ring', 'quiet'],
  draft: ['ring', 'quiet'],
  generated: ['ring', 'quiet'],
  prepared: ['ring', 'quiet'],
  computed: ['ring', 'plain'],
  staged: ['ring', 'act'],
  submitted: ['half', 'act'],
  confirmed: ['half', 'act'],
  accepted: ['half', 'act'],
  'first-reviewed': ['half', 'act'],
  open: ['half', 'act'],
  sent: ['half', 'act'],
  paying: ['half', 'act'],
  ordered: ['half', 'act'],
  payable: ['half', 'act'],
  tried: ['half', 'plain'],
  scheduled: ['disc', 'act'],
  'in-force': ['tick', 'plain'],
  superseded: ['bar', 'quiet'],
  gains: ['tick', 'plain'],
  loses: ['cross', 'alarm'],
  same: ['bar', 'quiet'],
  published: ['disc', 'act'],
  approved: ['disc', 'plain'],
  granted: ['disc', 'plain'],
  enrolled: ['disc', 'plain'],
  'in-catalogue': ['disc', 'plain'],
  entitled: ['tick', 'plain'],
  met: ['tick', 'plain'],
  passed: ['tick', 'plain'],
  completed: ['tick', 'plain'],
  settled: ['tick', 'plain'],
  paid: ['tick', 'plain'],
  offset: ['tick', 'plain'],
  closed: ['tick', 'quiet'],
  imported: ['tick', 'plain'],
  cleared: ['tick', 'plain'],
  returned: ['bend', 'alarm'],
  'sent-back': ['bend', 'alarm'],
  rejected: ['cross', 'alarm'],
  refused: ['cross', 'alarm'],
  failed: ['cross', 'alarm'],
  'not-entitled': ['cross', 'alarm'],
  'not-met': ['cross', 'alarm'],
  suspended: ['cross', 'alarm'],
  upheld: ['cross', 'alarm'],
  overdue: ['diamond', 'alarm'],
  contested: ['diamond', 'alarm'],
  frozen: ['diamond', 'plain'],
  warned: ['diamond', 'plain'],
  unknown: ['question', 'plain'],
  incomplete: ['question', 'plain'],
  normalised: ['half', 'plain'],
  absent: ['bar', 'plain'],
  withdrawn: ['bar', 'quiet'],
  cancelled: ['bar', 'quiet'],
  discarded: ['bar', 'quiet'],
  'agreement-ended': ['bar', 'quiet'],
  'broken-off': ['bar', 'quiet'],
  replaced: ['bar', 'quiet'],
  noticed: ['half', 'act'],
  answered: ['diamond', 'act'],
  owed: ['diamond', 'alarm'],
  'written-off': ['bar', 'quiet'],
};

/** A state: the word and a small shape, never colour alone. `in` names the vocabulary's list. */
export function Status(props: { in: string; id: string | null | undefined; shape?: Shape; tone?: Tone }) {
  if (!props.id) return <>{words.none}</>;
  const [shape, tone] = LOOKS[`${props.in}.${props.id}`] ?? LOOKS[props.id] ?? ['ring', 'plain'];
  return (
    <span className="status" data-tone={props.tone ?? tone}>
      <Mark shape={props.shape ?? shape} />
      <span>
        <Label in={props.in} id={props.id} />
      </span>
    </span>
  );
}

/** Working days left, in alarm colour and with a shape when overdue. */
export function DaysLeft(props: { days: number | null | undefined }) {
  if (props.days === null || props.days === undefined) return null;
  const isOverdue = props.days < 0;
  return (
    <span className="status" data-tone={isOverdue ? 'alarm' : 'plain'}>
      {isOverdue ? <Mark shape="diamond" /> : null}
      <span>{words.moneyLine.daysLeft(props.days)}</span>
    </span>
  );
}
