import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../client/index.ts';
import { useTitle } from './page.tsx';
import { words } from './words.ts';
import './print.css';

interface PrintSheetProps {
  /** Title of the official form. */
  readonly title: string;
  /** Number of the document. */
  readonly number?: string | null;
  /** Line under the title, left: unit, class, dates. */
  readonly head?: readonly ReactNode[];
  readonly landscape?: boolean;
  /** Who signs, in order. */
  readonly signatures?: readonly string[];
  /** Places for a seal and a day. */
  readonly seals?: readonly string[];
  readonly children: ReactNode;
}

/** The head of the record at this moment: a record that is set back later contradicts the paper. */
function RecordHead() {
  const head = useRead('/api/journal/head', {}, { fresh: 60_000 });
  return head.data?.printed ? (
    <p className="record-head">{words.printing.recordHead(head.data.printed)}</p>
  ) : null;
}

/** One official form on A4. Several may follow each other on a `PrintPage`; each begins a new sheet. */
export function PrintSheet(props: PrintSheetProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      className={props.landscape ? 'paper landscape' : 'paper'}
      role="group"
      aria-label={props.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the sheet scrolls by itself
      tabIndex={0}
    >
      <h1>{props.title}</h1>
      <div className="paper-head">
        {props.head?.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are in a fixed order
          <span key={index}>{part}</span>
        ))}
        {props.number ? (
          <span>
            {words.printing.documentNumber} {props.number}
          </span>
        ) : null}
      </div>
      {props.children}
      {props.signatures || props.seals ? (
        <div className="signatures">
          {props.signatures?.map((who) => (
            <div key={who}>{words.printing.signature(who)}</div>
          ))}
          {props.seals?.map((who) => (
            <div key={who} className="seal-place">
              {who}
              {words.printing.seal}
              <br />
              {words.printing.day}
            </div>
          ))}
        </div>
      ) : null}
      <RecordHead />
    </div>
  );
}

/** The page around printed forms: tools on screen only. */
export function PrintPage(props: { title: string; children: ReactNode }) {
  const go = useNavigate();
  useTitle(props.title);
  return (
    <>
      <header className="print-tools">
        <Button onClick={() => go(-1)}>{words.back}</Button>
        <Button type="primary" onClick={() => window.print()}>
          {words.printNow}
        </Button>
        <span className="quiet">
          {words.printing.preview} {props.title}
        </span>
      </header>
      <main>{props.children}</main>
    </>
  );
}
