import { Link } from 'react-router';
import { useRead } from '../../client/index.ts';
import { yuan } from '../../ui/format.ts';
import { MoneyLine } from '../../ui/money-line.tsx';
import { Label } from '../../ui/values.tsx';
import { AskLink, MyAppeals } from '../appeals/links.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words } from '../words.ts';
import { State, type Subsidies } from './state.tsx';
import { ByWhat } from './subsidy.tsx';

/** What the law gives her and nobody has claimed: said first, with the clause on tap. */
function Unclaimed(props: { of: Subsidies['unclaimed'] }) {
  if (props.of.length === 0) return null;
  return (
    <section className="message">
      <h2>{words.money.unclaimed}</h2>
      <ul className="statements">
        {props.of.map((item) => (
          <li key={item.determinationId}>
            <p>
              <strong>
                <Label in="benefits" id={item.benefit} />
              </strong>{' '}
              {item.className} <b>{words.money.yuan(yuan(item.amountFen))}</b>
            </p>
            <p>{plainly(item.because)}</p>
            <ByWhat clause={item.clause} />
          </li>
        ))}
      </ul>
      <p>{words.money.unclaimedNext}</p>
      <Link className="go" to="/m/help">
        {words.entries.help}
      </Link>
    </section>
  );
}

/** Who received it or will, at once and in full: what a school received has not arrived with her. */
function receivedBy({ state, isSetOff, amountFen, paidTo, payeeName }: Subsidies['items'][number]) {
  if (amountFen === 0) return null;
  const amount = yuan(amountFen);
  if (isSetOff) return words.money.setOffWith(amount);
  if (state === 'not-given') return null;
  return words.money[state === 'paid' ? 'received' : 'toReceive'][paidTo](amount, payeeName);
}

/** How much arrived this year, on her own card and at others for her. */
function ThisYear(props: { of: Subsidies['thisYear'] }) {
  const { year, toYouFen, forYouFen } = props.of;
  return (
    <section className="headline">
      <h2>{words.money.thisYear(year)}</h2>
      <dl className="sums">
        <dt>{words.money.thisYearYou}</dt>
        <dd>{words.money.yuan(yuan(toYouFen))}</dd>
        <dt>{words.money.thisYearFor}</dt>
        <dd>{words.money.yuan(yuan(forYouFen))}</dd>
      </dl>
    </section>
  );
}

/** What goes to her, or what is paid for her, under its own heading: one must not be taken for the other. */
function Cards(props: { title: string; lead?: string; of: Subsidies['items'] }) {
  if (props.of.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      {props.lead ? <p className="cite">{props.lead}</p> : null}
      <ul className="cards">
        {props.of.map((item) => (
          <li key={item.claimLineId}>
            <Link to={`/m/money/${item.claimLineId}`}>
              <State of={item} />
              <strong>
                <Label in="benefits" id={item.benefit} />
              </strong>
              <span>{item.className}</span>
              {item.amountFen > 0 ? (
                <b>{receivedBy(item) ?? words.money.yuan(yuan(item.amountFen))}</b>
              ) : null}
              <span className="tap">{words.money.see}</span>
            </Link>
            {item.why[0] ? <ByWhat clause={item.why[0].clause} /> : null}
            <details className="reasons">
              <summary>
                <span>{words.money.whereOf}</span>
              </summary>
              <MoneyLine lifecycle={item.lifecycle} vertical />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Money that must come back: how much, why, by whom and until when. */
function Recoveries(props: { of: Subsidies['recoveries'] }) {
  if (props.of.length === 0) return null;
  const labels = words.money.recovery;
  return (
    <section className="message">
      <h2>{labels.title}</h2>
      <ul className="statements">
        {props.of.map((item) => (
          <li key={`${item.number} ${item.benefit}`}>
            <p>
              <strong>
                <Label in="benefits" id={item.benefit} />
              </strong>{' '}
              <b>{words.money.yuan(yuan(item.amountFen))}</b> <Label in="recoveryStatuses" id={item.status} />
            </p>
            <p>{plainly(item.reason)}</p>
            {item.recoveredFen > 0 ? <p>{labels.recovered(yuan(item.recoveredFen))}</p> : null}
            <p>
              {item.paidTo === 'you'
                ? labels.yours(item.answerByOn, item.dueOn, item.payTo)
                : labels.theirs(item.payeeName)}
            </p>
            <p className="cite">{labels.number(item.number)}</p>
            <AskLink is={({ subjectName }) => subjectName.endsWith(item.number)} />
            {item.clause ? <ByWhat clause={item.clause} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to her certificates, which may bring more. */
function ToCertificates() {
  return (
    <section>
      <p>{words.money.certificatesLead}</p>
      <Link className="go plain" to="/m/certificate">
        {words.money.certificates}
      </Link>
    </section>
  );
}

/** All her subsidies: what it is, how much, its status; one tap to why. */
export function MyMoney() {
  const answer = useRead('/api/me/subsidies');
  return (
    <Frame title={words.money.title} back="/m">
      {answer.error && answer.data !== undefined ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : null}
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : answer.data.items.length === 0 && answer.data.unclaimed.length === 0 ? (
        <>
          <div className="message">
            <p>{words.money.none}</p>
            <p>{words.money.noneNext}</p>
            <Link className="go" to="/m/help">
              {words.entries.help}
            </Link>
          </div>
          <ToCertificates />
        </>
      ) : (
        <>
          <ThisYear of={answer.data.thisYear} />
          <Unclaimed of={answer.data.unclaimed} />
          <Recoveries of={answer.data.recoveries} />
          <MyAppeals />
          <Cards title={words.money.toYou} of={answer.data.items.filter(({ paidTo }) => paidTo === 'you')} />
          <Cards
            title={words.money.forYou}
            lead={words.money.forYouLead}
            of={answer.data.items.filter(({ paidTo }) => paidTo === 'organisation')}
          />
          <ToCertificates />
        </>
      )}
    </Frame>
  );
}
