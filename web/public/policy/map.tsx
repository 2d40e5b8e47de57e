import { useDeferredValue, useMemo } from 'react';
import { Link } from 'react-router';
import { type ClauseBook, type ClauseOfBook, useClauseBook } from '../../ui/clause-book.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Procedures } from '../../ui/procedure.tsx';
import { procedureWords } from '../../ui/procedure-words.ts';
import { useSearch } from '../../ui/search-params.ts';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { words as common } from '../../ui/words.ts';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { CarriedThisYear, useFiguresOfYear } from './figures.tsx';
import { words } from './words.ts';

const STATES = ['built', 'partly', 'not-yet'] as const;

/** The state of a clause: a word with a shape, readable in grey. */
export function ClauseState(props: { id: string }) {
  return (
    <span className="nowrap">
      <span className="state-mark" data-state={props.id} />
      <Label in="clauseStates" id={props.id} />
    </span>
  );
}

/** The map shows so many places of one kind; the clause's own page names all. */
const FEW = 2;

/** The places of one kind as people know them: the benefits that a rule decides, a page by its name, checks by number. */
function usePlaces(): (way: string, places: readonly string[]) => string[] {
  const { term } = useVocabulary();
  return (way, places) => {
    if (way === 'test') return [words.tests(places.length)];
    if (way !== 'rule') return [...places];
    const benefits = places.map((place) => place.split('/')[1] ?? '');
    return [...new Set(benefits)].map((benefit) =>
      benefit === 'every-claim' ? words.everyClaim : term('benefits', benefit),
    );
  };
}

/** Where the system answers a clause, way by way; or plainly why not yet. */
export function Answers(props: { of: ClauseOfBook; all?: boolean }) {
  const named = usePlaces();
  const ways = Object.entries(props.of.answers)
    .filter(([, places]) => places.length > 0)
    .map(([way, places]) => [way, named(way, places)] as const);
  return (
    <>
      {ways.map(([way, places]) => (
        <div key={way}>
          <span className="quiet">{words.ways[way as keyof typeof words.ways] ?? way}</span>{' '}
          {places.slice(0, props.all ? undefined : FEW).join(words.comma)}
          {!props.all && places.length > FEW ? words.andMore(places.length) : ''}
        </div>
      ))}
      {props.of.notYet ? <div>{props.of.notYet}</div> : null}
      {ways.length === 0 && !props.of.notYet ? <span className="quiet">{words.nowhere}</span> : null}
    </>
  );
}

function Choice(props: {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {[{ value: '', label: common.all }, ...props.options].map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={props.name}
            value={option.value}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Share(props: { clauses: readonly ClauseOfBook[] }) {
  const many = (state: string) => props.clauses.filter((clause) => clause.state === state).length;
  const shown = STATES.map((state) => [state, many(state)] as const);
  const total = props.clauses.length || 1;
  return (
    <>
      <div className="share-bar" aria-hidden="true">
        {shown.map(([state, number]) => (
          <span key={state} data-state={state} style={{ width: `${(number * 100) / total}%` }} />
        ))}
      </div>
      <p role="status">{words.mapShare(many('built'), many('partly'), many('not-yet'))}</p>
    </>
  );
}

function OneClause(props: { of: ClauseOfBook; figures: ReturnType<typeof useFiguresOfYear> }) {
  const { of: clause } = props;
  return (
    <li>
      <Link className="id" to={`/clauses/${clause.id}`}>
        {clause.id}
      </Link>
      <div>
        <h2>
          {clause.short}{' '}
          <span className="quiet small">
            {clause.document.short} {clause.ref} · <Label in="clauseKinds" id={clause.kind} />
          </span>
        </h2>
        <p>{clause.requirement}</p>
        <CarriedThisYear of={clause} figures={props.figures} />
      </div>
      <div className="where">
        <Answers of={clause} />
      </div>
      <div className="state">
        <ClauseState id={clause.state} />
      </div>
    </li>
  );
}

function Whole(props: { book: ClauseBook }) {
  const { book } = props;
  const [search, change] = useSearch();
  const { options } = useVocabulary();
  const figures = useFiguresOfYear();
  const value = (name: string) => search.get(name) ?? '';
  const set = (name: string) => (next: string) => change({ [name]: next });
  const text = value('q');
  const wanted = useDeferredValue(text);
  const [document, kind, state] = [value('document'), value('kind'), value('state')];
  const shown = useMemo(
    () =>
      book.clauses.filter(
        (clause) =>
          (document === '' || clause.document.id === document) &&
          (kind === '' || clause.kind === kind) &&
          (state === '' || clause.state === state) &&
          (wanted === '' || clause.matches(wanted)),
      ),
    [book.clauses, document, kind, state, wanted],
  );
  const choices = [
    {
      name: 'document',
      label: words.filterDocument,
      options: book.documents.map((document) => ({ value: document.id, label: document.short })),
    },
    { name: 'kind', label: words.filterKind, options: options('clauseKinds') },
    { name: 'state', label: words.filterState, options: options('clauseStates') },
  ];
  return (
    <>
      <SearchBox label={words.search} hint={words.searchHint} value={text} onChange={set('q')} />
      <div className="chips">
        {choices.map((choice) => (
          <Choice key={choice.name} {...choice} value={value(choice.name)} onChange={set(choice.name)} />
        ))}
      </div>
      {document === '' || document === null || document === undefined ? null : (
        <Section title={procedureWords.title}>
          <p className="quiet">{procedureWords.lead}</p>
          <Procedures policyId={document} />
        </Section>
      )}
      <Share clauses={shown} />
      {shown.length === 0 ? <p className="empty">{words.noMatch}</p> : null}
      <ul className="clause-map">
        {shown.map((clause) => (
          <OneClause key={clause.id} of={clause} figures={figures} />
        ))}
      </ul>
    </>
  );
}

/** Every clause of the notices: where the system answers it, and its state. What is not done is shown too. */
export function ClauseMap() {
  const book = useClauseBook();
  return (
    <Page title={words.mapTitle} lead={words.mapLead}>
      <PublicRead of={book}>{(data) => <Whole book={data} />}</PublicRead>
    </Page>
  );
}
