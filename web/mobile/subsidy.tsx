import { Link, useParams } from 'react-router';
import { useRead } from '../client/index.ts';
import { yuan } from '../ui/format.ts';
import { MoneyLine } from '../ui/money-line.tsx';
import { useClauses, useVocabulary } from '../ui/vocabulary.ts';
import { words } from '../words/mobile.ts';
import { Broken, Frame, Waiting } from './frame.tsx';
import { State, type Subsidy } from './money.tsx';

/** By what right: folded under its statement, opens on tap. The sentence of the notice first, its number last. */
function ByWhat(props: { clause: string }) {
  const clauses = useClauses();
  const clause = clauses(props.clause);
  return (
    <details className="by-what">
      <summary>{words.money.byWhat}</summary>
      {clause ? (
        <>
          <p>{clause.says}</p>
          <p className="cite">
            {clause.where} <span className="nowrap">{props.clause}</span>
          </p>
        </>
      ) : (
        <p className="cite">{props.clause}</p>
      )}
    </details>
  );
}

function Whole(props: { item: Subsidy }) {
  const { item } = props;
  const { term } = useVocabulary();
  const notGiven = item.state === 'not-given';
  return (
    <>
      <section className="headline">
        <State of={item.state} />
        <p className="big">{item.headline}</p>
        {item.amountFen > 0 ? <p className="sum">{words.money.yuan(yuan(item.amountFen))}</p> : null}
        <p>{item.payeeSentence}</p>
        <p className="cite">{item.className}</p>
      </section>
      {item.missing.length > 0 ? (
        <section>
          <h2>{words.money.missing}</h2>
          <ul className="statements">
            {item.missing.map((missing) => (
              <li key={missing.sentence}>
                <p>{missing.sentence}</p>
                {missing.department ? (
                  <p className="who">{words.money.missingFrom(term('departments', missing.department))}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="next">
        <h2>{words.money.next}</h2>
        <p>{item.nextStep}</p>
      </section>
      {item.why.length > 0 ? (
        <section>
          <h2>{notGiven ? words.money.whyNot : words.money.why}</h2>
          <ul className="statements">
            {item.why.map((reason) => (
              <li key={`${reason.clause} ${reason.sentence}`}>
                <p>{reason.sentence}</p>
                <ByWhat clause={reason.clause} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{words.money.where}</h2>
        <MoneyLine stations={item.stations} vertical />
      </section>
      <section>
        <p>{words.money.notMeLead}</p>
        <Link className="go plain" to="/m/help">
          {words.money.notMe}
        </Link>
      </section>
    </>
  );
}

/** One subsidy explained to the person: what she gets, why or why not, what is missing, what to do next. */
export function MySubsidy() {
  const { claimLineId } = useParams();
  const answer = useRead('/api/me/subsidies');
  const item = answer.data?.items.find((one) => one.claimLineId === claimLineId);
  const { term } = useVocabulary();
  return (
    <Frame title={item ? term('benefits', item.benefit) : words.money.title} back="/m/money">
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : item === undefined ? (
        <div className="said">
          <p>{words.money.none}</p>
          <Link className="go" to="/m/money">
            {words.money.backToList}
          </Link>
        </div>
      ) : (
        <Whole item={item} />
      )}
    </Frame>
  );
}
