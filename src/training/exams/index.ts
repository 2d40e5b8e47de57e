// How it is examined: exams of classes, seats, drawn examiners and inspectors, results, reviews of results.
export { examRoutes } from './routes.ts';
export { announceExam } from './service.ts';
export { listOfficial } from './service-officials.ts';
export { planExam } from './service-plan.ts';
export { type ExamInBrief, examsInBrief, examsOfTrainee } from './views-brief.ts';
