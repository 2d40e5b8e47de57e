import { App, Form, Input, Radio, Select } from 'antd';
import {
  Day,
  DialogButton,
  FormDialog,
  Label,
  ReasonField,
  ReviewButtons,
  Section,
  Status,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import type { Exam } from './dialogs.tsx';
import { scoreOf } from './pasted.ts';
import { words } from './words.ts';

const labels = words.reviews;
type Review = Exam['reviews'][number];
type Result = 'passed' | 'failed' | 'absent';

interface Typed {
  readonly answer: string;
  readonly changes: boolean;
  readonly theory?: string;
  readonly practice?: string;
  readonly overall?: string;
  readonly result?: Result;
}

const score = {
  validator: (_: unknown, typed: string | undefined) =>
    scoreOf(typed ?? '') === null ? Promise.reject(new Error(labels.needScore)) : Promise.resolve(),
};

function proposedOf({ theory = '', practice = '', overall = '', result }: Typed) {
  const [theoryScore, practiceScore, overallScore] = [theory, practice, overall].map(
    (one) => scoreOf(one) ?? undefined,
  );
  return {
    result: result ?? ('failed' as const),
    ...(theoryScore === undefined ? {} : { theoryScore }),
    ...(practiceScore === undefined ? {} : { practiceScore }),
    ...(overallScore === undefined ? {} : { overallScore }),
  };
}

/** The body answers, and says what the result shall be where it was wrong. */
function AnswerDialog({ of, close }: { of: Review; close: () => void }) {
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const [form] = Form.useForm<Typed>();
  const changes = Form.useWatch('changes', form) === true;
  const act = useAct('/api/result-reviews/{reviewId}/answer', {
    params: { reviewId: of.reviewId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  return (
    <FormDialog<Typed>
      title={labels.answerTitle}
      submit={labels.answerSubmit}
      act={act}
      form={form}
      close={close}
      initial={{ changes: false }}
      send={(typed) =>
        void act.run({
          version: of.version,
          answer: typed.answer,
          ...(typed.changes ? { proposed: proposedOf(typed) } : {}),
        })
      }
    >
      <p>{labels.said(of.said)}</p>
      <ReasonField
        name="answer"
        label={labels.text}
        hint={labels.hint}
        need={labels.needText}
        rows={3}
        max={500}
      />
      <Form.Item name="changes" label={labels.change}>
        <Radio.Group>
          <Radio value={false}>{labels.keep}</Radio>
          <Radio value={true}>{labels.changes}</Radio>
        </Radio.Group>
      </Form.Item>
      {changes ? (
        <>
          <Form.Item
            name="result"
            label={words.results.result}
            rules={[{ required: true, message: words.inspection.needAnswer }]}
          >
            <Select options={options('results')} />
          </Form.Item>
          {(['theory', 'practice', 'overall'] as const).map((name) => (
            <Form.Item key={name} name={name} label={words.results[name]} rules={[score]}>
              <Input inputMode="decimal" />
            </Form.Item>
          ))}
        </>
      ) : null}
    </FormDialog>
  );
}

function One({ of }: { of: Review }) {
  return (
    <li>
      <p>
        {labels.seat(of.seatNo)} <Status in="resultReviewStatuses" id={of.status} />{' '}
        <span className="quiet small">
          {labels.due} <Day on={of.dueOn} />
        </span>
      </p>
      <p>{labels.said(of.said)}</p>
      {of.answer === null ? null : <p>{labels.answered(of.answer)}</p>}
      {of.proposed === null ? null : (
        <p>
          {labels.proposed} <Label in="results" id={of.proposed.result} /> {of.proposed.overallScore ?? ''}
        </p>
      )}
      <div className="row">
        {of.allowed.includes('exams.answerReview') ? (
          <DialogButton label={labels.answer} type="primary">
            {(close) => <AnswerDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="exams.decideReview"
          allowed={of.allowed}
          path="/api/result-reviews/{reviewId}/decision"
          params={{ reviewId: of.reviewId }}
          version={of.version}
          subject={labels.subject}
          decisions={['passed', 'returned']}
          labels={{ passed: labels.passed, returned: labels.returned }}
          said={{ passed: labels.said2 }}
        />
      </div>
    </li>
  );
}

/** What people asked to have looked at again. */
export function Reviews({ of }: { of: Exam }) {
  if (of.reviews.length === 0) return null;
  return (
    <Section title={labels.title}>
      <ul>
        {of.reviews.map((review) => (
          <One key={review.reviewId} of={review} />
        ))}
      </ul>
    </Section>
  );
}
