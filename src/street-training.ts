import { alone, type District, NOBODY_ELSE, OF_CLASSES, OFFERING, READING } from './street-readers.ts';

/** Those that know what platforms report of a class, and what shows that it was taught. */
const OF_EVIDENCE = ['online-training', 'evidence'] as const;

/** What happened in a class: filing, roster, attendance, results, certificates; training at work. */
export const TRAINING: District = {
  name: 'training',
  modules: [
    {
      name: 'classes',
      tables: {
        training_class: [...OF_CLASSES, ...OFFERING, ...OF_EVIDENCE, 'notifications', 'outreach', ...READING],
        filing_register: NOBODY_ELSE,
        filing_counter: NOBODY_ELSE,
        class_teacher: ['openings', 'reporting'],
        class_session: ['openings', 'attendance', 'evidence', 'reporting'],
        class_change: NOBODY_ELSE,
        enrolment: [...OF_CLASSES, ...OF_EVIDENCE, 'openings', 'payments'],
      },
      views: {
        class_status: ['claims', 'mass-runs', 'supervision', 'notifications', 'reporting', 'app'],
        class_change_status: ['notifications', 'reporting'],
      },
      functions: alone(
        'class_of_both',
        'enrolment_clashes',
        'session_clashes',
        'leave_own_roster',
        'forget_declared',
      ),
    },
    {
      name: 'openings',
      tables: alone('class_opening', 'seat', 'training_wish'),
      views: { seat_status: ['supervision', 'deliveries', 'outreach', 'reporting', 'ledgers'] },
      functions: alone('lock_opening', 'move_up_next', 'queued_before', 'count_seats', 'offering_name'),
    },
    {
      name: 'attendance',
      tables: {
        ...{ attendance_calendar: ['reporting'], attendance_submission: NOBODY_ELSE },
        attendance_roll: ['assessment', 'determination'],
        ...alone(
          'teacher_device',
          'sign_in_session',
          'attendance_mark',
          'attendance_paper',
          'roll_adjustment',
        ),
      },
      views: {
        attendance_mark_said: ['evidence'],
        roll_adjustment_status: ['notifications', 'reporting'],
      },
    },
    {
      name: 'online-training',
      tables: alone('platform_key', 'online_report', 'online_hours', 'platform_probe'),
      views: { platform_key_status: ['notifications', 'reporting'] },
    },
    {
      name: 'assessment',
      tables: {
        assessment_result: ['determination'],
        certificate: ['determination', 'claims', 'catalogues'],
        certificate_registry: ['claims', 'catalogues'],
        outcome_correction: NOBODY_ELSE,
      },
      views: {
        outcome_correction_status: ['notifications', 'reporting'],
        trainee_outcome: ['evidence', 'mass-runs', 'catalogues', 'outreach', ...READING],
        standing_certificate: ['evidence', 'mass-runs', 'catalogues', ...READING],
        certificate_standing: ['mass-runs'],
      },
      functions: { classes_to_assess: ['reporting'] },
    },
    {
      name: 'evidence',
      tables: alone('evidence_item', 'evidence_sign', 'evidence_sign_step'),
      views: { evidence_sign_status: ['notifications', 'reporting'] },
      functions: alone('evidence_item_stays', 'open_signs_of'),
    },
    {
      name: 'work-for-training',
      tables: { work_for_training_list: ['determination'], work_for_training_entry: ['determination'] },
      views: { work_for_training_person: ['mass-runs'] },
    },
  ],
};
