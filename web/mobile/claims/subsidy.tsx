import { Link, useParams } from 'react-router';
import { useRead } from '../../client/index.ts';
import { yuan } from '../../ui/format.ts';
import { MoneyLine } from '../../ui/money-line.tsx';
import { Procedures } from '../../ui/procedure.tsx';
import { useClauses, useVocabulary } from '../../ui/vocabulary.ts';
import { AskLink } from '../appeals/links.tsx';
import { dayText } from '../day-text.ts';
import { Fact, NotMe } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words } from '../words.ts';
import { State, type Subsidy } from './state.tsx';

/** The way to what the bureau issued about this subsidy; nothing before something is issued. */
function ToDecision(props: { claimLineId: string }) {
  const answer = useRead('/api/me/decisions');
  const isIssued = answer.data?.decisions.some(({ parts }) =>
    parts.some(({ claimLineId }) => claimLineId === props.claimLineId),
  );
  if (!isIssued) return null;
  return (
    <section>
      <p>{words.decision.lead}</p>
      <Link className="go plain" to={`/m/money/${props.claimLineId}/decision`}>
        {words.decision.see}
      </Link>
    </section>
  );
}

/** By what right: folded under its statement, opens on tap. The sentence of the notice first, its number last. */
export function ByWhat(props: { clause: string }) {
  const clauses = useClauses();
  const clause = clauses(props.clause);
  return (
    <details className="by-what">
      <summary>{words.money.byWhat}</summary>
      {clause ? (
        <>
          <p>{clause.requirement}</p>
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

function Reasons(props: { of: Subsidy['why'] }) {
  return (
    <ul className="statements">
      {props.of.map((reason) => (
        <li key={`${reason.clause} ${reason.sentence}`}>
          <p>{plainly(reason.sentence)}</p>
          <ByWhat clause={reason.clause} />
        </li>
      ))}
    </ul>
  );
}

/** Why, or why not. What is not met is shown at once; the many reasons for a yes wait behind one tap. */
function Why(props: { item: Subsidy }) {
  const { why, state } = props.item;
  if (why.length === 0) return null;
  if (state === 'not-given' || state === 'something-missing')
    return (
      <section>
        <h2>{state === 'not-given' ? words.money.whyNot : words.money.why}</h2>
        <Reasons of={why} />
      </section>
    );
  return (
    <section>
      <details className="reasons">
        <summary>
          <h2>{words.money.whyYes}</h2>
          <span>{words.money.reasons(why.length)}</span>
        </summary>
        <Reasons of={why} />
      </details>
    </section>
  );
}

/** What would make it due, and the way to claim again. */
function Ways(props: { of: Subsidy['waysToYes'] }) {
  if (props.of.length === 0) return null;
  return (
    <section>
      <h2>{words.money.ways}</h2>
      <ul className="statements">
        {props.of.map((sentence) => (
          <li key={sentence}>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
      <Link className="go plain" to="/m/certificate">
        {words.money.certificates}
      </Link>
    </section>
  );
}

/** Why a step waits; of a payment that has no day yet, from when it can be expected. */
function waitingFor(item: Subsidy, step: Subsidy['lifecycle'][number]): string | null {
  if (step.waitReason !== null) return plainly(step.waitReason);
  const isExpected = item.state === 'on-the-way' || item.state === 'being-checked';
  if (step.step !== 'disbursement' || step.state !== 'upcoming' || !isExpected) return null;
  const publication = item.lifecycle.find((other) => other.step === 'publication');
  return publication?.due ? words.money.expected(dayText(publication.due.dueOn)) : words.money.expectedLater;
}

/** How long each step takes, and what need not be handed in: folded, opens on tap. */
function HowHandled(props: { item: Subsidy }) {
  const { policyId, divisionCode, benefit } = props.item;
  return (
    <section>
      <details className="reasons">
        <summary>
          <h2>{words.money.howHandled}</h2>
        </summary>
        <Procedures policyId={policyId} divisionCode={divisionCode} benefit={benefit} />
      </details>
    </section>
  );
}

function Whole(props: { item: Subsidy }) {
  const { item } = props;
  const refused = item.state === 'not-given' || item.state === 'something-missing';
  return (
    <>
      <section className="headline">
        <State of={item} />
        <p className="big">{item.headline}</p>
        {item.amountFen > 0 ? (
          <>
            <p className="sum">
              <Fact subjectType="claim-line" subjectId={item.claimLineId} fact="amount">
                {words.money.yuan(yuan(item.amountFen))}
              </Fact>
            </p>
            <p>
              <Fact subjectType="claim-line" subjectId={item.claimLineId} fact="account">
                {item.payeeSentence}
              </Fact>
            </p>
            {item.purseClause === null ? null : <ByWhat clause={item.purseClause} />}
          </>
        ) : null}
        <p className="cite">{item.className}</p>
      </section>
      {item.missing.length > 0 ? (
        <section>
          <h2>{words.money.missing}</h2>
          <ul className="statements">
            {item.missing.map((missing) => (
              <li key={missing.sentence}>
                <p>{plainly(missing.sentence)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{words.money.next}</h2>
        <p>{item.nextStep}</p>
      </section>
      {refused ? <Why item={item} /> : null}
      <Ways of={item.waysToYes} />
      <section>
        <h2>{words.money.where}</h2>
        <MoneyLine
          lifecycle={item.lifecycle.map((step) => ({ ...step, waitReason: waitingFor(item, step) }))}
          vertical
        />
      </section>
      {refused ? null : <Why item={item} />}
      <HowHandled item={item} />
      <AskLink is={({ subjectId }) => subjectId === item.claimLineId} />
      <ToDecision claimLineId={item.claimLineId} />
      <section>
        <p>{words.money.notMeLead}</p>
        {item.classId === null ? (
          <Link className="go plain" to="/m/help">
            {words.money.notMe}
          </Link>
        ) : (
          <NotMe classId={item.classId} subject={item.className} />
        )}
      </section>
    </>
  );
}

/** One subsidy explained to the person: what she gets, why or why not, what is missing, what to do next. */
export function MySubsidy() {
  const { claimLineId } = useParams();
  const answer = useRead('/api/me/subsidies');
  const item = answer.data?.items.find((item) => item.claimLineId === claimLineId);
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
        <div className="message">
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
