import { Button } from 'antd';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { Day, Read, Section, type SimpleColumn, SimpleTable, spokenDay } from '../../../ui/index.ts';
import { words } from './words.ts';

type Teaching = Reply<'/api/teaching'>;
type Lesson = Teaching['lessons'][number];
type TaughtClass = Teaching['classes'][number];

const LESSONS: readonly SimpleColumn<Lesson>[] = [
  { title: words.teaching.time, show: (row) => `${row.fromTime}–${row.throughTime}` },
  {
    title: words.teaching.class,
    rowHead: true,
    show: (row) => <Link to={`/desk/classes/${row.classId}`}>{row.className}</Link>,
  },
  { title: words.teaching.content, show: (row) => row.content },
  { title: words.teaching.room, show: (row) => row.room },
  { title: words.teaching.teacher, show: (row) => (row.isMine ? words.teaching.mine : row.teacherName) },
];

const CLASSES: readonly SimpleColumn<TaughtClass>[] = [
  {
    title: words.teaching.class,
    rowHead: true,
    show: (row) => (
      <>
        <Link to={`/desk/classes/${row.classId}`}>{row.name}</Link>{' '}
        {row.isMine ? <span className="quiet">{words.teaching.mine}</span> : null}
      </>
    ),
  },
  { title: words.teaching.enrolled, kind: 'count', show: (row) => row.enrolled },
  {
    title: words.teaching.recorded,
    kind: 'number',
    show: (row) => `${row.recordedDays}/${row.taughtDays}`,
  },
  {
    title: words.teaching.signIn,
    show: (row) => <Link to={`/print/classes/${row.classId}/sign-in`}>{words.teaching.signIn}</Link>,
  },
  {
    title: words.teaching.days,
    show: (row) => (
      <>
        <Day on={row.startOn} /> – <Day on={row.endOn} />
      </>
    ),
  },
];

/** A teacher's first page: the lessons of today or of the next day, and the classes with what attendance is in. */
export function Teaching() {
  const { me } = useMe();
  const answer = useRead('/api/teaching');
  return (
    <Read of={answer}>
      {({ lessons, classes }) => {
        const day = lessons[0]?.taughtOn;
        const title =
          day === undefined || day === me?.today
            ? words.teaching.lessonsToday
            : words.teaching.lessonsOn(spokenDay(day));
        return (
          <>
            <Section title={title}>
              {mayCall(me, 'teaching.take') ? (
                <p>
                  <Button type="primary" href="/m/teach">
                    {words.teaching.take}
                  </Button>
                </p>
              ) : null}
              {lessons.length === 0 ? (
                <p className="quiet">{words.teaching.noLessons}</p>
              ) : (
                <SimpleTable
                  scroll={title}
                  columns={LESSONS}
                  rows={lessons}
                  rowKey={(row) => `${row.classId} ${row.fromTime} ${row.content}`}
                />
              )}
            </Section>
            <Section title={words.teaching.classesTitle}>
              {classes.length === 0 ? (
                <p className="quiet">{words.teaching.noClasses}</p>
              ) : (
                <SimpleTable
                  scroll={words.teaching.classesTitle}
                  scrollClass="many-columns"
                  columns={CLASSES}
                  rows={classes}
                  rowKey={(row) => row.classId}
                />
              )}
              <p className="quiet">{words.teaching.hint}</p>
            </Section>
          </>
        );
      }}
    </Read>
  );
}
